import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { Params } from "@/components/ui/address";
import { ReportList } from "@/components/usage/report-list";
import { RequestLink } from "@/components/usage/request-link";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { pageParam, pageSizeParam } from "@/lib/domain/values/list-query";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { loadUsageReports } from "@/lib/services/usage/load-usage-reports";

type PageProps = { params: Promise<{ customerId: string }>; searchParams: Promise<Params> };

export default async function CustomerUsagePage({ params, searchParams }: PageProps) {
  const scope = await requireStaff("usage:read");
  const id = parseCustomerId((await params).customerId);
  const found = id && (await loadCustomer(scope, id));
  if (!found) notFound();
  const { customer, links } = found;
  const search = await searchParams;
  const query = { page: pageParam(search), per: pageSizeParam(search) };
  const { reports, total } = await loadUsageReports(scope, { customer: customer.id, ...query });
  const t = await getTranslations("usage");
  const noRealm = links.hereRealm === null ? t("noRealmNote") : null;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="text-sm text-muted">{t("facts", { count: total })}</p>
        <RequestLink
          href={`/usage/new?customer=${customer.id}`}
          allowed={may(scope.role, "usage:request")}
          why={noRealm}
        />
      </div>
      <ReportList
        reports={reports}
        total={total}
        query={query}
        params={search}
        pathname={`/customers/${customer.id}/usage`}
        base="/usage"
        emptyNote={noRealm ?? t("noReportsNote")}
      />
    </>
  );
}
