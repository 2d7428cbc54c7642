import { hash, roll } from "../../dice";
import { CLOUDFRONT_LEAF, LAMBDA_LEAF, LEAF_MONTHLY } from "./services";

/** Costs are whole ten-thousandths of a dollar: sums are exact, and as JSON numbers they print exactly. */
export const UNITS_PER_DOLLAR = 10_000;

/** Percent of a normal month, January first. */
export const SEASONS = [
  [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100],
  [82, 84, 88, 92, 96, 98, 100, 102, 106, 114, 138, 152],
  [108, 104, 110, 106, 102, 78, 52, 60, 122, 118, 112, 84],
  [78, 82, 92, 104, 116, 128, 138, 134, 114, 98, 84, 76],
  [96, 98, 104, 106, 104, 100, 92, 90, 102, 112, 116, 106],
] as const;

export type CostMonth = { year: number; month: number };
/** The key is the month as text, such as 2026-05. */
type CostTime = { when: CostMonth; key: string };

export const monthNumber = ({ year, month }: CostMonth): number => (year - 2024) * 12 + month - 1;

/** A trend belongs to whoever owns the workload, so accounts of one customer rise and fall together. */
export type CostTrend = { group: number; index: number; startMonth: string };

function seasonPercent(seed: number, trend: CostTrend, month: number): number {
  const season = SEASONS[hash(seed, 92, trend.group) % SEASONS.length];
  return season?.[month - 1] ?? 100;
}

function hasNone(seed: number, trend: CostTrend, at: number): boolean {
  return hash(seed, 93, trend.index) % 3 === 0 || hash(seed, 94, trend.index, at) % 7 === 0;
}

/** Null where nothing was ever recorded, 0 where it was recorded and cost nothing. */
export function partnerCost(seed: number, trend: CostTrend, cell: { leaf: number; time: CostTime }): number | null {
  const { when, key } = cell.time;
  const at = monthNumber(when);
  if (key < trend.startMonth || (cell.leaf === CLOUDFRONT_LEAF && hasNone(seed, trend, at))) return null;
  if (cell.leaf === LAMBDA_LEAF && hash(seed, 95, trend.index, at) % 6 === 0) return 0;
  const size = 250 + (hash(seed, 96, trend.index) % 2_400);
  const share = 40 + (hash(seed, 97, trend.index, cell.leaf) % 140);
  const growth = 1000 + Math.max(0, at) * (hash(seed, 98, trend.group) % 26);
  const noise = 0.95 + roll(seed, 99, trend.index, cell.leaf, at) / 10;
  const monthly = (LEAF_MONTHLY[cell.leaf] ?? 0) * UNITS_PER_DOLLAR;
  return Math.floor(
    (((monthly * size) / 1000) * share * growth * seasonPercent(seed, trend, when.month) * noise) / 10_000_000,
  );
}

const WEEKDAY = 10;
const WEEKEND = 7;

function weightOfDay(when: CostMonth, day: number): number {
  const weekday = new Date(Date.UTC(when.year, when.month - 1, day)).getUTCDay();
  return weekday === 0 || weekday === 6 ? WEEKEND : WEEKDAY;
}

/** How much of a month's cost falls on its first days; weekends are quieter. */
export function weightUpTo(when: CostMonth, days: number): number {
  let sum = 0;
  const whole = Math.floor(days);
  for (let day = 1; day <= whole; day += 1) sum += weightOfDay(when, day);
  return sum + (days - whole) * weightOfDay(when, whole + 1);
}

export function daysIn(when: CostMonth): number {
  return new Date(Date.UTC(when.year, when.month, 0)).getUTCDate();
}
