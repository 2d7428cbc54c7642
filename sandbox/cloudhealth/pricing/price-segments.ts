import { type BillLine, billLine } from "../billing/bill-lines";
import { type CostMonth, daysIn, weightUpTo } from "../reports/cost-facts";
import { REGIONS } from "../reports/cost-places";
import { LEAVES } from "../reports/services";
import { type Pricing, pricingOf } from "./price-adjustment";
import type { PriceBookSpec, RuleGroup } from "./price-book-spec";
import { firstMatch, groupsOn } from "./price-rule-match";

/** What every line of the drawn world costs under some groups of rules: by leaf, then by region. */
export type PriceTable = {
  byLeaf: { everywhere: Pricing | null; byRegion: Pricing[] }[];
  priceOf(line: BillLine): Pricing;
};

/** Days of a month on which the same groups count, as weights from its start. */
export type PriceSegment = { from: number; upTo: number; table: PriceTable };

const tables = new WeakMap<PriceBookSpec, Map<string, PriceTable>>();

function makeTable(groups: readonly RuleGroup[]): PriceTable {
  const priceOf = (line: BillLine): Pricing => pricingOf(firstMatch(groups, line)?.adjustment ?? null, line.unitRate);
  return {
    priceOf,
    byLeaf: LEAVES.map((_, leaf) => {
      const lines = REGIONS.map(({ name }) => billLine(leaf, name));
      const rules = lines.map((line) => firstMatch(groups, line));
      const byRegion = lines.map((line, at) => pricingOf(rules[at]?.adjustment ?? null, line.unitRate));
      return { everywhere: rules.every((rule) => rule === rules[0]) ? (byRegion[0] ?? null) : null, byRegion };
    }),
  };
}

function tableOf(spec: PriceBookSpec, groups: readonly RuleGroup[]): PriceTable {
  const known = tables.get(spec) ?? new Map<string, PriceTable>();
  tables.set(spec, known);
  const key = groups.map((group) => spec.groups.indexOf(group)).join();
  const found = known.get(key) ?? makeTable(groups);
  known.set(key, found);
  return found;
}

/** A group that begins or ends within the month divides it. */
function cutsOf(spec: PriceBookSpec, month: string, days: number): number[] {
  const cuts = spec.groups.flatMap(({ from, until }) => [
    ...(from?.startsWith(month) ? [Number(from.slice(8)) - 1] : []),
    ...(until?.startsWith(month) ? [Number(until.slice(8))] : []),
  ]);
  return [...new Set([0, ...cuts])].filter((cut) => cut < days).sort((a, b) => a - b);
}

/** The key is the month as text, such as 2026-05. */
export function priceSegments(
  spec: PriceBookSpec,
  payer: string,
  { when, key }: { when: CostMonth; key: string },
): PriceSegment[] {
  const days = daysIn(when);
  const cuts = cutsOf(spec, key, days);
  return cuts.map((cut, at) => ({
    from: weightUpTo(when, cut),
    upTo: weightUpTo(when, cuts[at + 1] ?? days),
    table: tableOf(spec, groupsOn(spec, payer, `${key}-${String(cut + 1).padStart(2, "0")}`)),
  }));
}
