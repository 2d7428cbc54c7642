import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { compareTotals } from "@/lib/domain/pricing/compare-scenarios";
import { ScenarioKeepInput } from "@/lib/domain/pricing/saved-scenario";
import { customerId } from "@/lib/domain/values/customer-id";
import { monthOf, shiftMonth } from "@/lib/domain/values/month";
import { loadCustomersPrices } from "@/lib/services/pricing/load-customers-prices";
import { loadPriceReport } from "@/lib/services/pricing/load-price-report";
import { loadWhatIfGround } from "@/lib/services/pricing/load-what-if-ground";
import { toRefreshKey } from "@/lib/services/pricing/price-report-key";
import { refreshPriceLists } from "@/lib/services/pricing/refresh-price-lists";
import { refreshCustomersPriceReport, refreshPriceReport } from "@/lib/services/pricing/refresh-price-report";
import { keepScenario } from "@/lib/services/scenarios/keep-scenario";
import { loadComparison } from "@/lib/services/scenarios/load-comparison";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { syncCloudmc } from "@/lib/services/sync/sync-cloudmc";
import { useDatabase } from "@/scripts/testing/database";
import { useSandbox } from "@/scripts/testing/sandbox";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";

useDatabase();
useSandbox();
const OLA = staffScope("operator", "Ola");
const ACME = customerId("3947");
const MONTH = shiftMonth(monthOf(new Date()), -1);
const ID = randomUUID();

let organization = "";

beforeAll(async () => {
  await syncCloudhealth(SYSTEM, "a test");
  await syncCloudmc(SYSTEM, "a test");
  organization = (await loadPriceReport(OLA, ACME, MONTH)).organization ?? "";
  const reseller = (await loadCustomersPrices(OLA, MONTH, null)).reseller?.id;
  await refreshCustomersPriceReport(SYSTEM, `${reseller}/${MONTH}`);
  await refreshPriceLists(SYSTEM, MONTH);
  await refreshPriceReport(SYSTEM, toRefreshKey({ customer: ACME, organization, month: MONTH }));
  const { ground } = await loadWhatIfGround(OLA, ACME, MONTH);
  const list = ground?.lists[0];
  const product = ground?.report.currencies[0]?.categories[0]?.products[0];
  if (!list || !product) throw new Error("Acme has no price list or no usage");
  const free = { mode: "per-unit", lower: "0", upper: null, price: "0", chunkSize: null };
  const price = { appliedPricing: list.appliedPricing.id, sku: product.sku, tiers: [free] };
  const kept = ScenarioKeepInput.parse({
    id: ID,
    version: 0,
    name: "Given away",
    customer: ACME,
    month: MONTH,
    shared: false,
    scenario: { prices: [price], swaps: [] },
  });
  await keepScenario(OLA, kept);
});

test("every customer on the changed list is compared; whose month was not read is said to be so, not counted as 0", async () => {
  const found = await loadComparison(OLA, { scenarios: [ID], only: [] });
  expect(found?.touched).toBeGreaterThan(1);
  const acme = found?.bills.find((bill) => bill.organization.id === organization);
  expect(acme).toMatchObject({ at: "priced", customer: ACME });
  const others = found?.bills.filter((bill) => bill.organization.id !== organization) ?? [];
  expect(new Set(others.map(({ at }) => at))).toEqual(new Set(["not-read"]));
  const [total] = compareTotals(found?.bills ?? [], 1);
  expect(total?.before).toEqual(acme?.at === "priced" ? acme.before : null);
  expect(Number(total?.after[0]?.charged)).toBeLessThan(Number(total?.before.charged));
});

test("only the customers that were chosen are compared, and how many are touched stays known", async () => {
  const found = await loadComparison(OLA, { scenarios: [ID], only: [organization] });
  expect(found?.bills.map((bill) => bill.organization.id)).toEqual([organization]);
  expect(found?.touched).toBeGreaterThan(1);
});

test("a scenario that nobody shared is not compared by somebody else", async () => {
  expect(await loadComparison(staffScope("analyst", "Ana"), { scenarios: [ID], only: [] })).toBeNull();
});
