import { Decimal } from "decimal.js";
import { cycleStart, nextCycle } from "../billing/billing-month";
import type { CloudMcWorld, Product } from "../cloudmc-world";
import type { UsageOf } from "../usage/usage";
import type { UsageSpan } from "../usage/usage-span";
import { type PricingVersion, versionAt } from "./effective-pricing";
import { type AppliedPricing, validAt } from "./price-scope";
import type { PricingProduct } from "./pricing-rows";
import { type ProductPrice, priceOf } from "./product-price";
import { sliceTiers, sumOf, type Tier, tierCost, toCents } from "./tier-pricing";

type TierLine = { usage: Decimal; price: Decimal; cost: Decimal };
/** One product at one price: its tiers, or the one price it has. */
export type ProductLine = {
  product: Product;
  pricing: AppliedPricing;
  usage: Decimal;
  cost: Decimal;
  unitPrice: Decimal | null;
  tiers: TierLine[] | null;
};

type Slice = UsageSpan & { pricing: AppliedPricing; version: PricingVersion };
export type Covered = { world: CloudMcWorld; covering: readonly AppliedPricing[]; billingDay: number };

const NONE = new Decimal(0);

function cutsIn(range: UsageSpan, { world, covering, billingDay }: Covered): number[] {
  const cuts = new Set([range.fromMs, range.toMs]);
  const add = (moment: number) => {
    if (moment > range.fromMs && moment < range.toMs) cuts.add(moment);
  };
  for (let moment = nextCycle(range.fromMs, billingDay); moment < range.toMs; moment = nextCycle(moment, billingDay)) {
    add(moment);
  }
  for (const { row, startMs, endMs } of covering) {
    add(startMs);
    if (endMs !== null) add(endMs);
    for (const { fromMs } of world.definitions.get(row.pricingId)?.versions ?? []) add(fromMs);
  }
  return [...cuts].sort((a, b) => a - b);
}

/** Cuts a range wherever a billing cycle begins, another pricing takes over or a pricing changes. */
export function cutRange(range: UsageSpan, covered: Covered): Slice[] {
  if (range.fromMs >= range.toMs) return [];
  const cuts = cutsIn(range, covered);
  return cuts.slice(0, -1).flatMap((fromMs, place) => {
    const pricing = validAt(covered.covering, fromMs);
    const versions = covered.world.definitions.get(pricing?.row.pricingId ?? "")?.versions ?? [];
    const version = versionAt(versions, fromMs);
    const toMs = cuts[place + 1] ?? fromMs;
    return pricing === null || version === undefined ? [] : [{ ...range, fromMs, toMs, pricing, version }];
  });
}

type Sums = { usage: Decimal; fee: Decimal };
type Line = { product: Product; price: ProductPrice; slices: Slice[] };
type Measure = { usage: UsageOf; billingDay: number };

function addTiers(sums: Map<number, Sums>, tiers: Tier[], span: { before: Decimal; after: Decimal }): void {
  for (const slice of sliceTiers(tiers, span.before, span.after)) {
    const sum = sums.get(slice.tier) ?? { usage: new Decimal(0), fee: new Decimal(0) };
    sums.set(slice.tier, { usage: sum.usage.plus(slice.usage), fee: sum.fee.plus(slice.fee) });
  }
}

/** The position of a unit in its tiers counts from the start of its billing cycle, not of the report. */
function tieredLine(tiers: Tier[], { product, slices }: Line, { usage, billingDay }: Measure): TierLine[] {
  const sums = new Map<number, Sums>();
  for (const slice of slices) {
    const used = usage(product.row, slice);
    const begun = cycleStart(slice.fromMs, billingDay);
    if (used.isZero()) continue;
    const before = begun === slice.fromMs ? NONE : usage(product.row, { fromMs: begun, toMs: slice.fromMs });
    addTiers(sums, tiers, { before, after: before.plus(used) });
  }
  return tiers.flatMap((tier, at) => {
    const sum = sums.get(at);
    return sum === undefined ? [] : [{ usage: sum.usage, price: new Decimal(tier.price), cost: tierCost(tier, sum) }];
  });
}

/** Slices that follow each other count as one where no tier asks for the cycle. */
function joined(slices: readonly Slice[]): UsageSpan[] {
  const spans: UsageSpan[] = [];
  for (const slice of slices) {
    const last = spans.at(-1);
    if (last?.toMs === slice.fromMs) last.toMs = slice.toMs;
    else spans.push({ ...slice });
  }
  return spans;
}

function priceLine(pricing: AppliedPricing, line: Line, measure: Measure): ProductLine | null {
  const { product, price, slices } = line;
  if (price.tiers === null) {
    const usage = sumOf(joined(slices).map((span) => measure.usage(product.row, span)));
    if (usage.isZero()) return null;
    return { product, pricing, usage, cost: toCents(usage.times(price.unit)), unitPrice: price.unit, tiers: null };
  }
  const tiers = tieredLine(price.tiers, line, measure);
  if (tiers.length === 0) return null;
  const usage = sumOf(tiers.map((tier) => tier.usage));
  return { product, pricing, usage, cost: sumOf(tiers.map(({ cost }) => cost)), unitPrice: null, tiers };
}

/** Slices at the same price are one line, so that a line is rounded once however often its cycle turned. */
function linesOf(world: CloudMcWorld, pricing: AppliedPricing, slices: readonly Slice[]): Line[] {
  const lines = new Map<ProductPrice, Line>();
  const add = (slice: Slice, priced: PricingProduct) => {
    const product = world.products.get(priced.productId);
    const price = priceOf(priced, pricing.row.currency);
    if (product === undefined || price === null) return;
    const line = lines.get(price);
    if (line === undefined) lines.set(price, { product, price, slices: [slice] });
    else line.slices.push(slice);
  };
  for (const slice of slices) for (const priced of slice.version.products) add(slice, priced);
  return [...lines.values()].sort((a, b) => a.product.place - b.product.place);
}

/** Lines are rounded to cents once each; everything above them is a sum of rounded lines. */
export function priceLines(world: CloudMcWorld, slices: readonly Slice[], measure: Measure): ProductLine[] {
  const pricings = new Map(slices.map(({ pricing }) => [pricing.row.id, pricing]));
  return [...pricings].flatMap(([id, pricing]) => {
    const own = slices.filter((slice) => slice.pricing.row.id === id);
    return linesOf(world, pricing, own).flatMap((line) => priceLine(pricing, line, measure) ?? []);
  });
}
