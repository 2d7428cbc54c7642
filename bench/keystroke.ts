import { applyScenario } from "@/lib/domain/pricing/apply-scenario";
import { compilePriceLists } from "@/lib/domain/pricing/compile-price-lists";
import type { PriceList } from "@/lib/domain/pricing/price-list";
import type { PricedProduct, PriceReport } from "@/lib/domain/pricing/price-report";
import { reproducePriceReport } from "@/lib/domain/pricing/price-reproduction";
import type { PriceScenario } from "@/lib/domain/pricing/price-scenario";
import { reportedPrice } from "@/lib/domain/pricing/reported-price";
import { priceScenario } from "@/lib/domain/pricing/scenario-bill";
import { pricesOf } from "@/lib/domain/pricing/scenario-prices";
import { addDecimals, decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";
import { priceLists, usageLines } from "./pricing-world";
import { medianOf } from "./verdict";

const SKUS = 5_000;
const KEYS = 51;
const CAD = currency("CAD");

/** One customer's whole bill after each of many keys pressed in one price: what the what-if editor works out, without drawing it. */
export function measureKeystrokes(): { keystroke_skus: number; keystroke_ms: number; keystroke_most_ms: number } {
  const list = listOf(SKUS);
  const report = reportOf(list);
  const before = pricesOf([list]);
  const reproduction = reproducePriceReport(report, before.lists);
  if (!reproduction.isReproduced) throw new Error("The bill does not come out again");
  const press = (key: number) => {
    const since = performance.now();
    const lists = applyScenario({ organization: "one", lists: [list], others: [] }, changeOf(list, key));
    const [bill] = priceScenario(report, { before, after: pricesOf(lists) }, reproduction);
    if (bill?.at !== "priced" || bill.difference === null) throw new Error("The bill was not priced");
    return performance.now() - since;
  };
  const times = Array.from({ length: KEYS }, (_, key) => press(key));
  return {
    keystroke_skus: SKUS,
    keystroke_ms: Math.round(10 * medianOf(times)) / 10,
    keystroke_most_ms: Math.round(10 * Math.max(...times)) / 10,
  };
}

function listOf(count: number): PriceList {
  const products = priceLists(count).map((tiers, at) => ({
    sku: `SKU_${at}`,
    unitPrice: null,
    costOfGoods: decimal(`0.0${1 + (at % 9)}`),
    tiers,
  }));
  return { appliedPricing: { id: "A", name: {} }, currency: CAD, changedWithin: false, products };
}

function changeOf({ products }: PriceList, key: number): PriceScenario {
  const { sku, tiers } = products[key] ?? { sku: "", tiers: [] };
  const changed = tiers.map((tier) => ({ ...tier, price: decimal(`1${key}.5`) }));
  return { prices: [{ appliedPricing: "A", sku, tiers: changed }], swaps: [] };
}

function reportOf(list: PriceList): PriceReport {
  const prices = compilePriceLists([list]).get(CAD);
  const lines = usageLines(list.products.length, 1);
  const products = list.products.flatMap(({ sku }, at): PricedProduct[] => {
    const [price, usage] = [prices?.get(sku), lines[at]?.units];
    if (price === undefined || usage === undefined) return [];
    const unit = { code: "HOUR", name: {} };
    return [{ sku, name: {}, unit, period: "HOUR", usage, price: null, ...reportedPrice(price, usage, 2) }];
  });
  const total = addDecimals(products.map(({ cost }) => cost));
  const categories = [{ name: {}, subTotal: total, products }];
  return { generated: true, currencies: [{ currency: CAD, total, categories }] };
}
