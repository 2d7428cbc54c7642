import { type CompiledPrice, compilePrice } from "@/lib/domain/pricing/compile-price";
import { costByTiers } from "@/lib/domain/pricing/tier-pricing";
import { featureResource } from "@/lib/domain/usage/feature-resource";
import type { PricedMonths } from "@/lib/domain/usage/priced-months";
import type { UsageRate } from "@/lib/domain/usage/usage-rate";
import {
  addDecimals,
  compareDecimals,
  type DecimalText,
  divideDecimals,
  multiplyDecimals,
  subtractDecimals,
  ZERO,
} from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";
import { scaledText } from "@/lib/domain/values/scaled-decimal";

/** Billable usage of one group within one bucket that tiers are counted in. */
export interface UsageSum {
  readonly group: string;
  readonly realm: string;
  readonly feature: string;
  readonly unit: string;
  /** `YYYY-MM`; null where the report does not say when. */
  readonly month: string | null;
  readonly billable: DecimalText;
}

/** Why some usage has no cost: no rate, which is not a rate of zero; or one with tiers and a month that is not whole or not told. */
const COST_LACKS = ["rate", "part-month", "no-month"] as const;
export type CostLack = (typeof COST_LACKS)[number];

/** What a group costs by the rate card, and why some of it is not known. */
export interface UsageCost {
  readonly costs: readonly { readonly currency: Currency; readonly cost: DecimalText }[];
  readonly lacks: readonly CostLack[];
}

export interface RateCard {
  /** The rate of an organization's feature before the one of all organizations, and that before the one of every feature. */
  readonly find: (feature: string, unit: string) => CompiledRate | null;
  /** Whether any rate has tiers, so that it matters in which month usage was. */
  readonly needsMonths: boolean;
}

interface CompiledRate {
  readonly currency: Currency;
  readonly price: CompiledPrice;
  /** One price for every unit: what it costs does not hang on how much there is. */
  readonly isFlat: boolean;
}

/** Shares of a bucket are rounded to as many decimals. */
const SHARE_PLACES = 10;

export function compileRates(rates: readonly UsageRate[]): RateCard {
  const made = new Map(
    rates.flatMap((rate) => {
      const price = compilePrice(rate.tiers);
      if (!price.ok) return [];
      return [[keyOf(rate.feature, rate.unit), { currency: rate.currency, price: price.value, isFlat: isFlat(rate) }]];
    }),
  );
  return {
    find: (feature, unit) =>
      made.get(keyOf(feature, unit)) ??
      made.get(keyOf(featureResource(feature), unit)) ??
      made.get(keyOf(null, unit)) ??
      null,
    needsMonths: [...made.values()].some((rate) => !rate.isFlat),
  };
}

function isFlat({ tiers: [first, ...more] }: UsageRate): boolean {
  return more.length === 0 && first?.mode === "per-unit" && first.lower === ZERO && first.upper === null;
}

function keyOf(feature: string | null, unit: string): string {
  return JSON.stringify([feature, unit]);
}

/**
 * What each group costs, by `groupKey`. Tiers count all of a realm's usage of a feature in a month, which is `whole`;
 * where a group holds a part of that, it bears the same part of its cost. They price only months that are whole in the
 * report, and usage of no month only where the report lies within one.
 */
export function priceUsage(
  card: RateCard,
  { shown, whole, months }: { shown: readonly UsageSum[]; whole: readonly UsageSum[]; months: PricedMonths },
): ReadonlyMap<string, UsageCost> {
  const totals = new Map<string, DecimalText>();
  for (const sum of whole) put(totals, bucketOf(sum), sum.billable);
  const reached = new Map<string, DecimalText>();
  const groups = new Map<string, { costs: Map<Currency, DecimalText>; lacks: Set<CostLack> }>();
  for (const sum of [...shown].sort((left, right) => (left.group < right.group ? -1 : 1))) {
    const key = groupKey(sum.group, sum.unit);
    const group = groups.get(key) ?? { costs: new Map(), lacks: new Set() };
    groups.set(key, group);
    const rate = card.find(sum.feature, sum.unit);
    const lack = lackOf(rate, sum, months);
    if (rate === null || lack !== null) {
      group.lacks.add(lack ?? "rate");
      continue;
    }
    const cost = rate.isFlat
      ? costBetween(rate.price, { before: ZERO, after: sum.billable, total: sum.billable })
      : costBetween(rate.price, stretchOf(sum, { reached, totals }));
    if (cost === null) group.lacks.add("rate");
    else put(group.costs, rate.currency, cost);
  }
  return new Map([...groups].map(([key, { costs, lacks }]) => [key, { costs: inOrder(costs), lacks: told(lacks) }]));
}

function lackOf(rate: CompiledRate | null, sum: UsageSum, months: PricedMonths): CostLack | null {
  if (rate === null) return "rate";
  if (rate.isFlat) return null;
  const month = sum.month ?? months.only;
  if (month === null) return "no-month";
  return months.isWhole(month) ? null : "part-month";
}

function told(lacks: ReadonlySet<CostLack>): CostLack[] {
  return COST_LACKS.filter((lack) => lacks.has(lack));
}

function stretchOf(
  sum: UsageSum,
  { reached, totals }: { reached: Map<string, DecimalText>; totals: ReadonlyMap<string, DecimalText> },
) {
  const bucket = bucketOf(sum);
  const before = reached.get(bucket) ?? ZERO;
  const after = put(reached, bucket, sum.billable);
  return { before, after, total: totals.get(bucket) ?? after };
}

export function sumCosts(parts: readonly UsageCost[]): UsageCost {
  const costs = new Map<Currency, DecimalText>();
  for (const { currency, cost } of parts.flatMap((part) => part.costs)) put(costs, currency, cost);
  return { costs: inOrder(costs), lacks: told(new Set(parts.flatMap(({ lacks }) => lacks))) };
}

export function groupKey(group: string, unit: string): string {
  return JSON.stringify([group, unit]);
}

function bucketOf({ realm, feature, unit, month }: UsageSum): string {
  return JSON.stringify([realm, feature, unit, month]);
}

function put<Key>(sums: Map<Key, DecimalText>, key: Key, value: DecimalText): DecimalText {
  const sum = addDecimals([sums.get(key) ?? ZERO, value]);
  sums.set(key, sum);
  return sum;
}

/** The part of a total's cost that falls on what lies between: parts that follow each other add up to it exactly. */
function costBetween(
  price: CompiledPrice,
  { before, after, total }: { before: DecimalText; after: DecimalText; total: DecimalText },
): DecimalText | null {
  const scaled = costByTiers(price, total);
  if (scaled === null) return null;
  const cost = scaledText(scaled);
  const upTo = (reached: DecimalText) =>
    compareDecimals(reached, total) === 0 ? cost : divideDecimals(multiplyDecimals(cost, reached), total, SHARE_PLACES);
  return subtractDecimals(upTo(after) ?? ZERO, before === ZERO ? ZERO : (upTo(before) ?? ZERO));
}

function inOrder(costs: ReadonlyMap<Currency, DecimalText>): UsageCost["costs"] {
  return [...costs].map(([currency, cost]) => ({ currency, cost })).sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
