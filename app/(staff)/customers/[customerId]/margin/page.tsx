import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CustomerMarginView } from "@/components/margin/customer-margin-view";
import { MonthMenu } from "@/components/margin/month-menu";
import type { Params } from "@/components/ui/address";
import { DataAge } from "@/components/ui/data-age";
import { requireStaff } from "@/lib/auth/require-staff";
import { isEstimate } from "@/lib/domain/costs/cost-state";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { pageParam, pageSizeParam, paramOf } from "@/lib/domain/values/list-query";
import { parseMonth } from "@/lib/domain/values/month";
import { loadCustomerMargin } from "@/lib/services/margin/load-customer-margin";
import { now } from "@/lib/support/clock";

type PageProps = { params: Promise<{ customerId: string }>; searchParams: Promise<Params> };

export default async function CustomerMarginPage({ params, searchParams }: PageProps) {
  const scope = await requireStaff("margin:read");
  const id = parseCustomerId((await params).customerId);
  const asked = await searchParams;
  const wanted = { month: parseMonth(paramOf(asked, "month")), page: pageParam(asked), per: pageSizeParam(asked) };
  const margin = id && (await loadCustomerMargin(scope, id, wanted));
  if (!margin) notFound();
  const states = await getTranslations("costExplorer.state");
  const { readings } = margin;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <MonthMenu
          month={margin.month}
          months={margin.months}
          hrefOf={(month) => `/customers/${id}/margin?month=${month}`}
        />
        <span title={states(margin.state)}>
          <DataAge
            source="CloudHealth"
            fetchedAt={readings.customer?.fetchedAt ?? readings.partner?.fetchedAt ?? null}
            through={readings.customer?.dataThrough ?? null}
            state={isEstimate(margin.state) ? "estimated" : "final"}
            now={now()}
          />
        </span>
      </div>
      <CustomerMarginView of={margin} customer={id} now={now()} />
    </>
  );
}
