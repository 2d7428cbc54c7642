import type { CostChart } from "@/lib/domain/costs/cost-chart";
import type { CostComparison, CostStep } from "@/lib/domain/costs/cost-comparison";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import {
  addDecimals,
  type DecimalText,
  fractionOfChange,
  subtractDecimals,
  ZERO,
} from "@/lib/domain/values/decimal-text";

/** A line of the table under a chart, and of its file. */
export interface CostRow {
  /** The difference is what the upstream's total has more or less than its parts. */
  readonly kind: "member" | "rest" | "difference" | "total";
  readonly name: string;
  readonly label: string;
  readonly owner: AwsAccountId | null;
  /** One per period; null = no data. */
  readonly amounts: readonly (DecimalText | null)[];
  readonly total: DecimalText | null;
  /** Against the span before; null: nothing is compared. */
  readonly step: CostStep | null;
}

/** A chart's series, what is left open where something is, and the totals: in each period all others make up the last row. */
export function costRows(chart: CostChart, comparison: CostComparison | null): CostRow[] {
  const shown = chart.series.map(({ name }) => name);
  const parts = chart.series.map(({ kind, name, label, owner, amounts, total }): CostRow => {
    const step = comparison && (kind === "rest" ? restStep(comparison, shown) : stepOf(comparison, name));
    return { kind, name, label, owner, amounts, total, step };
  });
  return [
    ...parts,
    ...goneRow(chart, comparison, shown),
    ...differenceRow(chart, comparison),
    totalRow(chart, comparison),
  ];
}

/** Members that cost something before and nothing now, where no rest stands for them. */
function goneRow(
  { series, periods }: CostChart,
  comparison: CostComparison | null,
  shown: readonly string[],
): CostRow[] {
  if (comparison === null || series.some(({ kind }) => kind === "rest")) return [];
  const step = restStep(comparison, shown);
  if (step.before === null) return [];
  return [{ ...NAMELESS, kind: "rest", amounts: periods.map(() => null), total: null, step }];
}

function differenceRow({ differences }: CostChart, comparison: CostComparison | null): CostRow[] {
  const open = comparison?.unexplained ?? ZERO;
  const isOpen = differences.some((difference) => difference !== ZERO) || open !== ZERO;
  if (!isOpen) return [];
  const now = addDecimals(differences);
  const step = comparison && { now, before: subtractDecimals(now, open), difference: open, fraction: null };
  return [{ ...NAMELESS, kind: "difference", amounts: differences, total: now, step }];
}

function totalRow({ totals }: CostChart, comparison: CostComparison | null): CostRow {
  return { ...NAMELESS, kind: "total", amounts: totals, total: sumOf(totals), step: comparison?.total ?? null };
}

const NAMELESS = { name: "", label: "", owner: null };

function stepOf({ members }: CostComparison, name: string): CostStep | null {
  return members.find((member) => member.name === name) ?? null;
}

function restStep({ members }: CostComparison, shown: readonly string[]): CostStep {
  const others = members.filter(({ name }) => !shown.includes(name));
  const [now, before] = [sumOf(others.map((one) => one.now)), sumOf(others.map((one) => one.before))];
  const fraction = now === null || before === null ? null : fractionOfChange(before, now);
  return { now, before, difference: addDecimals(others.map(({ difference }) => difference)), fraction };
}

/** The newest columns by themselves and the sum of those before them, so that a short table still adds up. */
export function newestColumns(
  amounts: readonly (DecimalText | null)[],
  count: number,
): { readonly earlier: DecimalText | null; readonly newest: readonly (DecimalText | null)[] } {
  const at = Math.max(0, amounts.length - count);
  return { earlier: sumOf(amounts.slice(0, at)), newest: amounts.slice(at) };
}

/** Null when nothing is known, which is not zero. */
function sumOf(amounts: readonly (DecimalText | null)[]): DecimalText | null {
  const known = amounts.flatMap((amount) => amount ?? []);
  return known.length === 0 ? null : addDecimals(known);
}
