import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CUSTOMERS_PATH, CustomerFilters } from "@/components/customers/customer-filters";
import { CustomerTable } from "@/components/customers/customer-table";
import { NoCustomers } from "@/components/customers/no-customers";
import { PageHeader } from "@/components/layout/page-header";
import { address, type Params } from "@/components/ui/address";
import { DataAge } from "@/components/ui/data-age";
import { DownloadLink } from "@/components/ui/download-link";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { customerListQuery, toCustomerListParams } from "@/lib/domain/customers/customer-list-query";
import { pageWindow } from "@/lib/domain/values/list-query";
import { loadCustomerList } from "@/lib/services/customers/load-customer-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customers"))("title") };
}

export default async function CustomersPage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("customers:read");
  const query = customerListQuery(await searchParams);
  const params = Object.fromEntries(toCustomerListParams(query));
  const { rows, total, readAt } = await loadCustomerList(scope, query);
  const { page } = pageWindow(query, total);
  if (page !== query.page) redirect(address(CUSTOMERS_PATH, params, { page: String(page) }));
  const t = await getTranslations("customers");
  const writeReason = may(scope.role, "customers:create") ? null : t("writeReason");
  return (
    <>
      <PageHeader
        title={t("title")}
        facts={[
          { key: "count", text: t("count", { count: total }) },
          { key: "age", text: <DataAge source="CloudHealth" fetchedAt={readAt} /> },
        ]}
        actions={
          <>
            {total > 0 && (
              <DownloadLink
                href={address("/api/customers/csv", params, { page: null, per: null })}
                note={t("exportNote")}
              >
                {t("export", { count: total })}
              </DownloadLink>
            )}
            <LinkButton href="/customers/new" look="primary" icon={<Plus size={16} aria-hidden />} reason={writeReason}>
              {t("new")}
            </LinkButton>
          </>
        }
      />
      <CustomerFilters query={query} params={params} />
      {rows.length === 0 ? (
        <NoCustomers query={query} params={params} isRead={readAt !== null} />
      ) : (
        <>
          <CustomerTable rows={rows} query={query} params={params} />
          <p className="mt-2 text-xs text-muted">{t("costNote")}</p>
        </>
      )}
      <Pagination pathname={CUSTOMERS_PATH} params={params} page={page} size={query.per} total={total} />
    </>
  );
}
