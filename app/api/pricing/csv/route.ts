import { getLocale } from "next-intl/server";
import { notThere, staffRoute } from "@/lib/auth/define-route";
import { chooseOrganizationPricings, organizationPricingQuery } from "@/lib/domain/pricing/organization-pricing-list";
import { ORGANIZATION_LINE_COLUMNS, organizationLines } from "@/lib/domain/pricing/price-lines";
import { priceMonth } from "@/lib/domain/pricing/price-month";
import { paramOf } from "@/lib/domain/values/list-query";
import { loadCustomersPrices } from "@/lib/services/pricing/load-customers-prices";
import { now } from "@/lib/support/clock";
import { csvText } from "@/lib/support/csv-text";
import { csvDownload } from "@/lib/support/download-headers";

/** All organizations of a month with their totals: the list's filter, all of its pages, in its order. */
export const GET = staffRoute("pricing:read", async ({ scope, search }) => {
  const at = now();
  const month = priceMonth(search, at);
  const { report, reading } = await loadCustomersPrices(scope, month, paramOf(search, "reseller") || null);
  if (report.state === "absent" || !report.value.generated) return notThere();
  const rows = chooseOrganizationPricings(report.value.organizations, organizationPricingQuery(search));
  const readAt = report.provenance.fetchedAt;
  const lines = organizationLines(rows, { month, reading, readAt, now: at, language: await getLocale() });
  return csvDownload(`pricing-organizations-${month}.csv`, csvText(ORGANIZATION_LINE_COLUMNS, lines));
});
