import { expect, test } from "vitest";
import { compilePriceLists } from "@/lib/domain/pricing/compile-price-lists";
import type { Organization } from "@/lib/domain/pricing/organization";
import { type PriceReproduction, reproducePriceReport } from "@/lib/domain/pricing/price-reproduction";
import { addDecimals, ZERO } from "@/lib/domain/values/decimal-text";
import { monthOf, shiftMonth } from "@/lib/domain/values/month";
import { cloudmcClient } from "@/lib/upstreams/cloudmc/client";
import { listOrganizations } from "@/lib/upstreams/cloudmc/organizations-api";
import { listPriceLists } from "@/lib/upstreams/cloudmc/price-lists-api";
import { loadCustomersPriceReport, loadPriceReport } from "@/lib/upstreams/cloudmc/price-reports-api";
import { useSandbox } from "../sandbox";

useSandbox();
const lastMonth = shiftMonth(monthOf(new Date()), -1);
/** Its applied pricing is renewed on the fifteenth, so each of its two reports begins or ends within a billing cycle. */
const RENEWED = "Tidewater Shipping";

async function reproduceAll(): Promise<Map<string, PriceReproduction>> {
  const gate = { enter: async () => undefined, settle: async () => undefined };
  const client = cloudmcClient({
    url: process.env.CLOUDMC_URL ?? "",
    apiKey: process.env.CLOUDMC_API_KEY ?? "",
    gate,
    deadlineMs: 10_000,
  });
  const lists = await listPriceLists(client, lastMonth, new Date());
  const organizations = await listOrganizations(client);
  const found = new Map<string, PriceReproduction>();
  for (const reseller of organizations.filter((one) => one.isReseller)) {
    const { organizations: applied } = (await loadCustomersPriceReport(client, reseller.id, lastMonth)).report;
    const ownCustomers = organizations.filter((one) => closestReseller(one, organizations) === reseller.id);
    for (const { id, name } of ownCustomers) {
      const own = applied.filter((one) => one.organization.id === id).map((one) => one.appliedPricing.id);
      const prices = compilePriceLists(lists.filter((list) => own.includes(list.appliedPricing.id)));
      const { report } = await loadPriceReport(client, id, lastMonth);
      if (report.generated) found.set(name, reproducePriceReport(report, prices));
    }
  }
  return found;
}

function closestReseller(organization: Organization, all: readonly Organization[]): string | null {
  const parent = all.find((one) => one.id === organization.parent);
  if (parent === undefined) return null;
  return parent.isReseller ? parent.id : closestReseller(parent, all);
}

test("every organization's report of a month comes out again to the last digit, but for one renewed in mid-month", async () => {
  const found = await reproduceAll();
  const outcomes = [...found.values()].flatMap(({ currencies }) => currencies.flatMap(({ products }) => products));
  expect(outcomes.length).toBeGreaterThan(200);
  const off = [...found].filter(([, { isReproduced }]) => !isReproduced).map(([name]) => name);
  expect(off).toEqual([RENEWED]);
  const renewed = found.get(RENEWED)?.currencies ?? [];
  expect(renewed.map(({ isReproduced }) => isReproduced).sort()).toEqual([false, true]);
  for (const { stated, computed, products } of renewed) {
    const by = products.map(({ outcome }) => (outcome.at === "off" ? outcome.by : ZERO));
    expect(computed).toBe(addDecimals([stated, ...by]));
  }
});
