import { expect, test } from "vitest";
import { remainingSeconds } from "@/lib/domain/sync/remaining-time";

const T0 = "2026-05-05T10:00:00Z";
const at = (seconds: number) => new Date(Date.parse(T0) + seconds * 1_000);

test.each([
  ["a run that has not counted its calls promises nothing", { calls: 0, callsPlanned: null }, 30, 0, null],
  ["a short run needs no minute", { calls: 2, callsPlanned: 8 }, 30, 1, 0],
  ["a long run takes what the limit makes it take", { calls: 0, callsPlanned: 1_230 }, 30, 0, 2_400],
  ["half of a long run is half of its time", { calls: 615, callsPlanned: 1_230 }, 30, 1_230, 1_230],
  [
    "a slow upstream sets the pace where there is no limit to speak of",
    { calls: 50, callsPlanned: 100 },
    60_000,
    200,
    200,
  ],
  ["a run that met more pages than were planned is about to end", { calls: 12, callsPlanned: 12 }, 30, 60, 0],
])("%s", (_rule, run, ratePerMinute, seconds, left) => {
  expect(remainingSeconds({ ...run, startedAt: T0 }, { ratePerMinute, now: at(seconds) })).toBe(left);
});
