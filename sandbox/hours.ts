export const HOUR_MS = 3_600_000;
const HOURS_A_DAY = 24;

/** Office hours weigh more; the weights need not add up to anything round. */
const WEIGHTS = [2, 2, 2, 2, 2, 3, 4, 6, 8, 9, 9, 9, 8, 9, 9, 9, 8, 7, 6, 5, 4, 4, 3, 2];
const BEFORE = Array.from({ length: HOURS_A_DAY + 1 }, (_, hour) =>
  WEIGHTS.slice(0, hour).reduce((sum, weight) => sum + weight, 0),
);
const WHOLE = BEFORE[HOURS_A_DAY] ?? 1;

const upTo = (amount: number, hour: number) => Math.floor((amount * (BEFORE[hour] ?? 0)) / WHOLE);

/** Whole numbers in, whole numbers out: the 24 hours of a day always add up to the day. */
export function sumOverHours(range: { from: number; to: number }, amountOfDay: (day: number) => number): number {
  let sum = 0;
  for (let day = Math.floor(range.from / HOURS_A_DAY); day * HOURS_A_DAY < range.to; day += 1) {
    const first = Math.max(0, range.from - day * HOURS_A_DAY);
    const last = Math.min(HOURS_A_DAY, range.to - day * HOURS_A_DAY);
    const amount = amountOfDay(day);
    sum += upTo(amount, last) - upTo(amount, first);
  }
  return sum;
}

/** A record that starts inside an hour belongs to the next full one. */
export function hourAtOrAfter(moment: number): number {
  return Math.ceil(moment / HOUR_MS);
}
