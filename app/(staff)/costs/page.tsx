import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CostReport } from "@/components/costs/cost-report";
import { CustomersByCost } from "@/components/costs/customers-by-cost";
import { PageHeader } from "@/components/layout/page-header";
import type { Params } from "@/components/ui/address";
import { requireStaff } from "@/lib/auth/require-staff";
import { costRange } from "@/lib/domain/costs/cost-range";
import { customerListQuery } from "@/lib/domain/customers/customer-list-query";
import { loadPartnerCostHistory } from "@/lib/services/costs/load-cost-history";
import { loadCustomerList } from "@/lib/services/customers/load-customer-list";
import { now } from "@/lib/support/clock";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("costs"))("title") };
}

export default async function CostsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("costs:read");
  const params = await searchParams;
  const range = costRange(params);
  const query = {
    ...customerListQuery({ page: params.page, per: params.per }),
    sort: "cost",
    direction: "descending",
  } as const;
  const [costs, customers, t] = await Promise.all([
    loadPartnerCostHistory(scope),
    loadCustomerList(scope, query),
    getTranslations("costs"),
  ]);
  return (
    <>
      <PageHeader title={t("title")} facts={[{ key: "what", text: t("explorerNote") }]} />
      <CostReport
        costs={costs}
        range={range}
        now={now()}
        pathname="/costs"
        csvHref={`/api/costs/csv?months=${range}`}
        emptyNote={t("emptyPartner")}
      />
      <CustomersByCost customers={customers.rows} total={customers.total} query={query} params={params} />
    </>
  );
}
