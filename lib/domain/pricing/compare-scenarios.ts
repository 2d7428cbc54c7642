import { touchedPricings } from "@/lib/domain/pricing/apply-scenario";
import type { PriceList } from "@/lib/domain/pricing/price-list";
import type { PriceReport } from "@/lib/domain/pricing/price-report";
import { reproducePriceReport } from "@/lib/domain/pricing/price-reproduction";
import type { PriceScenario } from "@/lib/domain/pricing/price-scenario";
import type { Sale } from "@/lib/domain/pricing/sale";
import { priceScenario, type ScenarioBill, sumSales } from "@/lib/domain/pricing/scenario-bill";
import { type ScenarioPrices, scenarioPrices } from "@/lib/domain/pricing/scenario-prices";
import { compareDecimals, type DecimalText } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";

/** One organization's month and the lists it was priced by. */
export interface OrganizationMonth {
  readonly organization: { readonly id: string; readonly name: string };
  readonly customer: string | null;
  /** Null while it was not read. */
  readonly report: PriceReport | null;
  readonly lists: readonly PriceList[];
}

type Who = Pick<OrganizationMonth, "organization" | "customer">;

/** One organization's bill in one currency, as charged and under each scenario; or why it is not priced again. */
export type ComparedBill = Who &
  (
    | {
        readonly at: "priced";
        readonly currency: Currency;
        readonly before: Sale;
        readonly after: readonly (Sale | null)[];
      }
    | {
        readonly at: "refused";
        readonly currency: Currency;
        readonly stated: DecimalText;
        readonly computed: DecimalText | null;
      }
    | { readonly at: "not-read" | "not-generated" }
  );

export interface ComparedTotal {
  readonly currency: Currency;
  readonly before: Sale;
  /** Null where one of the bills has no price in a scenario. */
  readonly after: readonly (Sale | null)[];
  /** Left out, because they did not come out of their price lists. */
  readonly refused: number;
}

/** The bills of every organization whose prices one of the scenarios changes; what is refused stands last. */
export function compareScenarios(
  months: readonly OrganizationMonth[],
  scenarios: readonly PriceScenario[],
  others: readonly PriceList[],
): ComparedBill[] {
  const touched = scenarios.map(touchedPricings);
  const pricesFor = keptPrices(scenarios, others);
  return months
    .filter(({ lists }) => lists.some(({ appliedPricing }) => touched.some((ids) => ids.has(appliedPricing.id))))
    .flatMap((month) => billsOf(month, pricesFor(month)))
    .sort(inOrder);
}

/** Bills that were priced, one total for each currency. */
export function compareTotals(bills: readonly ComparedBill[], scenarios: number): ComparedTotal[] {
  const currencies = [...new Set(bills.flatMap((bill) => ("currency" in bill ? bill.currency : [])))].sort();
  return currencies.flatMap((currency) => {
    const inIt = bills.flatMap((bill) => ("currency" in bill && bill.currency === currency ? bill : []));
    const priced = inIt.flatMap((bill) => (bill.at === "priced" ? bill : []));
    const before = sumSales(priced.map((bill) => bill.before));
    if (before === null) return [];
    const after = Array.from({ length: scenarios }, (_, at) => sumSales(priced.map((bill) => bill.after[at] ?? null)));
    return [{ currency, before, after, refused: inIt.length - priced.length }];
  });
}

function billsOf(
  { organization, customer, report }: OrganizationMonth,
  prices: readonly ScenarioPrices[],
): ComparedBill[] {
  const who = { organization, customer };
  if (report === null) return [{ ...who, at: "not-read" }];
  if (!report.generated) return [{ ...who, at: "not-generated" }];
  const [first] = prices;
  const reproduction = first && reproducePriceReport(report, first.before.lists);
  const under = prices.map((one) => priceScenario(report, one, reproduction));
  return (under[0] ?? []).map((bill, at): ComparedBill => {
    if (bill.at === "refused") {
      const { stated, computed } = bill.reproduction;
      return { ...who, at: "refused", currency: bill.currency, stated, computed };
    }
    return {
      ...who,
      at: "priced",
      currency: bill.currency,
      before: bill.before,
      after: under.map((one) => afterOf(one[at])),
    };
  });
}

function afterOf(bill: ScenarioBill | undefined): Sale | null {
  return bill?.at === "priced" ? bill.after : null;
}

/** Organizations with the same lists share what was made of them: there are far fewer lists than organizations. */
function keptPrices(scenarios: readonly PriceScenario[], others: readonly PriceList[]) {
  const kept = new Map<string, ScenarioPrices>();
  return ({ organization, lists }: OrganizationMonth): ScenarioPrices[] =>
    scenarios.map((scenario, at) => {
      const swaps = scenario.swaps.filter((swap) => swap.organizations?.includes(organization.id) ?? true);
      const key = JSON.stringify([
        at,
        lists.map(({ appliedPricing }) => appliedPricing.id),
        swaps.map(({ from, to }) => [from, to]),
      ]);
      const prices = kept.get(key) ?? scenarioPrices({ organization: organization.id, lists, others }, scenario);
      kept.set(key, prices);
      return prices;
    });
}

const ORDER = { priced: 0, refused: 1, "not-generated": 2, "not-read": 3 } as const;

function inOrder(left: ComparedBill, right: ComparedBill): number {
  if (left.at === "priced" && right.at === "priced") {
    if (left.currency !== right.currency) return left.currency < right.currency ? -1 : 1;
    return compareDecimals(right.before.charged, left.before.charged) || byName(left, right);
  }
  return ORDER[left.at] - ORDER[right.at] || byName(left, right);
}

function byName(left: ComparedBill, right: ComparedBill): number {
  return left.organization.name < right.organization.name ? -1 : 1;
}
