import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CostExplorer } from "@/components/costs/cost-explorer";
import { CustomersByCost } from "@/components/costs/customers-by-cost";
import { PageHeader } from "@/components/layout/page-header";
import type { Params } from "@/components/ui/address";
import { ViewMenu } from "@/components/views/view-menu";
import { viewWords } from "@/components/views/view-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { toCostExplorerParams } from "@/lib/domain/costs/cost-explorer-query";
import { customerListQuery } from "@/lib/domain/customers/customer-list-query";
import { exploreCosts } from "@/lib/services/costs/explore-costs";
import { loadCustomerList } from "@/lib/services/customers/load-customer-list";
import { loadViews } from "@/lib/services/views/load-views";
import { now } from "@/lib/support/clock";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("costs"))("title") };
}

export default async function CostsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("costs:read");
  const params = await searchParams;
  const query = {
    ...customerListQuery({ page: params.page, per: params.per }),
    sort: "cost",
    direction: "descending",
  } as const;
  const [explorer, customers, views, costs, t] = await Promise.all([
    exploreCosts(scope, null, params),
    loadCustomerList(scope, query),
    loadViews(scope, "costs"),
    getTranslations("costs"),
    getTranslations("costExplorer"),
  ]);
  const { kind } = explorer.question.subject;
  return (
    <>
      <PageHeader
        title={costs("title")}
        facts={[{ key: "what", text: t(kind === "customers" ? "note.customers" : "note.partner") }]}
      />
      <CostExplorer of={explorer} pathname="/costs" now={now()} emptyNote={costs("emptyPartner")}>
        <ViewMenu
          page="costs"
          views={views}
          params={toCostExplorerParams(explorer.query).toString()}
          words={viewWords(await getTranslations("views"))}
        />
      </CostExplorer>
      <CustomersByCost customers={customers.rows} total={customers.total} query={query} params={params} />
    </>
  );
}
