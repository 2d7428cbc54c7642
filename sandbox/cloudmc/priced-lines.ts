import { Decimal } from "decimal.js";
import { HOUR_MS } from "../hours";
import { type AppliedPricing, tiersOf, unitPriceOf } from "./applied-pricings";
import { PRODUCTS, type Tier } from "./catalogue";
import { validAt } from "./price-scope";
import { sliceTiers, tierCost, toCents } from "./tier-pricing";
import type { UsageOf, UsageRange } from "./usage";

type TierLine = { usage: Decimal; price: Decimal; cost: Decimal };
/** One product under one pricing: its tiers, or the one price it has. */
export type ProductLine = {
  product: number;
  pricing: AppliedPricing;
  usage: Decimal;
  cost: Decimal;
  tiers: TierLine[] | null;
};

type PricedSlice = UsageRange & { pricing: AppliedPricing };

function cycleStart(hour: number): number {
  const moment = new Date(hour * HOUR_MS);
  return Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), 1) / HOUR_MS;
}

function nextCycle(hour: number): number {
  const moment = new Date(hour * HOUR_MS);
  return Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + 1, 1) / HOUR_MS;
}

/** Cuts a range wherever a billing cycle begins or another pricing takes over. */
export function cutRange(range: UsageRange, covering: readonly AppliedPricing[]): PricedSlice[] {
  if (range.fromHour >= range.toHour) return [];
  const cuts = new Set([range.fromHour, range.toHour]);
  for (let hour = nextCycle(range.fromHour); hour < range.toHour; hour = nextCycle(hour)) cuts.add(hour);
  for (const { startMs, endMs } of covering) {
    for (const hour of [startMs / HOUR_MS, (endMs ?? startMs) / HOUR_MS]) {
      if (hour > range.fromHour && hour < range.toHour) cuts.add(hour);
    }
  }
  const hours = [...cuts].sort((a, b) => a - b);
  return hours.slice(0, -1).flatMap((fromHour, place) => {
    const pricing = validAt(covering, fromHour * HOUR_MS);
    return pricing === null ? [] : [{ fromHour, toHour: hours[place + 1] ?? fromHour, pricing }];
  });
}

type Sums = { usage: Decimal; fee: Decimal };

function addTiers(sums: Map<number, Sums>, tiers: Tier[], span: { before: Decimal; after: Decimal }): void {
  for (const slice of sliceTiers(tiers, span.before, span.after)) {
    const sum = sums.get(slice.tier) ?? { usage: new Decimal(0), fee: new Decimal(0) };
    sums.set(slice.tier, { usage: sum.usage.plus(slice.usage), fee: sum.fee.plus(slice.fee) });
  }
}

/** The position of a unit in its tiers counts from the start of its billing cycle, not of the report. */
function tieredLine(product: number, slices: readonly PricedSlice[], usage: UsageOf): TierLine[] {
  const [first] = slices;
  const known = PRODUCTS[product];
  if (first === undefined || known === undefined) return [];
  const tiers = tiersOf(known, first.pricing);
  const sums = new Map<number, Sums>();
  for (const { fromHour, toHour } of slices) {
    const before = usage(product, { fromHour: cycleStart(fromHour), toHour: fromHour });
    addTiers(sums, tiers, { before, after: before.plus(usage(product, { fromHour, toHour })) });
  }
  return tiers.flatMap((tier, at) => {
    const sum = sums.get(at);
    return sum === undefined ? [] : [{ usage: sum.usage, price: new Decimal(tier.price), cost: tierCost(tier, sum) }];
  });
}

function lineOf(product: number, slices: readonly PricedSlice[], usage: UsageOf): ProductLine | null {
  const [first] = slices;
  const known = PRODUCTS[product];
  if (first === undefined || known === undefined) return null;
  const used = slices.reduce((sum, slice) => sum.plus(usage(product, slice)), new Decimal(0));
  if (used.isZero()) return null;
  const { pricing } = first;
  if (known.tiers.length === 0) {
    return { product, pricing, usage: used, cost: toCents(used.times(unitPriceOf(known, pricing))), tiers: null };
  }
  const tiers = tieredLine(product, slices, usage);
  return {
    product,
    pricing,
    usage: used,
    cost: tiers.reduce((sum, tier) => sum.plus(tier.cost), new Decimal(0)),
    tiers,
  };
}

/** Lines are rounded to cents once each; everything above them is a sum of rounded lines. */
export function priceLines(slices: readonly PricedSlice[], usage: UsageOf): ProductLine[] {
  const pricings = new Set(slices.map(({ pricing }) => pricing.id));
  return [...pricings].flatMap((id) => {
    const own = slices.filter((slice) => slice.pricing.id === id);
    return PRODUCTS.flatMap((_, product) => lineOf(product, own, usage) ?? []);
  });
}
