import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { OrganizationsView } from "@/components/pricing/organizations-view";
import { RefreshWhile } from "@/components/sync/refresh-while";
import type { Params } from "@/components/ui/address";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { requireStaff } from "@/lib/auth/require-staff";
import { organizationPricingQuery } from "@/lib/domain/pricing/organization-pricing-list";
import { priceMonth, priceMonths } from "@/lib/domain/pricing/price-month";
import { paramOf } from "@/lib/domain/values/list-query";
import { loadCustomersPrices } from "@/lib/services/pricing/load-customers-prices";
import { now } from "@/lib/support/clock";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("pricing"))("title") };
}

export default async function PricingPage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("pricing:read");
  const params = await searchParams;
  const at = now();
  const month = priceMonth(params, at);
  const prices = await loadCustomersPrices(scope, month, paramOf(params, "reseller") || null);
  const t = await getTranslations("pricing");
  if (prices.reseller === null) {
    return (
      <>
        <PageHeader title={t("title")} />
        <EmptyState kind="first-use" title={t("all.noOrganizations")} note={t("all.noOrganizationsNote")} />
        <RefreshWhile active={prices.report.refreshing} />
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={t("title")}
        facts={[{ key: "whose", text: t("all.facts", { reseller: prices.reseller.name }) }]}
        actions={
          <LinkButton href={`/pricing/what-if?month=${month}`}>{(await getTranslations("whatIf"))("open")}</LinkButton>
        }
      />
      <OrganizationsView
        resellers={prices.resellers}
        reseller={prices.reseller}
        report={prices.report}
        customerOf={prices.customerOf}
        query={organizationPricingQuery(params)}
        params={params}
        month={month}
        months={priceMonths(at)}
        now={at}
      />
    </>
  );
}
