import { describe, expect, test } from "vitest";
import { afterCall, type Lane, type LaneCall } from "@/lib/domain/upstreams/lane";

const HEALTHY: Lane = {
  breaker: "closed",
  recent: "",
  failures: 0,
  trouble: null,
  troubleSince: null,
  pausedUntil: null,
  openedAt: null,
  probeAt: null,
  lastSuccessAt: null,
};
const OK: LaneCall = { trouble: null, retryAfterMs: null };
const FAILING: LaneCall = { trouble: "failing", retryAfterMs: null };
const T0 = Date.UTC(2026, 4, 5);

/** A call a second. */
const laneAfter = (calls: readonly LaneCall[], lane: Lane = HEALTHY): Lane =>
  calls.reduce((so, call, second) => afterCall(so, call, T0 + second * 1_000), lane);
const times = (count: number, call: LaneCall): LaneCall[] => Array.from({ length: count }, () => call);

describe("the breaker", () => {
  test("opens at the fifth failure in a row, and a probe may leave half a minute later", () => {
    expect(laneAfter(times(4, FAILING)).breaker).toBe("closed");
    expect(laneAfter(times(5, FAILING))).toMatchObject({ breaker: "open", openedAt: T0 + 4_000, probeAt: T0 + 34_000 });
  });

  test("opens when half of the last twenty calls failed, though never five in a row", () => {
    const mixed = times(10, OK).flatMap((ok) => [ok, FAILING]);
    expect(laneAfter(mixed.slice(0, 19)).breaker).toBe("closed");
    expect(laneAfter(mixed).breaker).toBe("open");
  });

  test("says nothing by proportion before it has seen twenty calls", () => {
    expect(laneAfter([FAILING, OK, FAILING, FAILING, OK, FAILING]).breaker).toBe("closed");
  });

  test("closes with one probe that succeeds, and forgets what was before", () => {
    const open = laneAfter(times(5, FAILING));
    const closed = afterCall({ ...open, breaker: "half-open" }, OK, T0 + 40_000);
    expect(closed).toEqual({ ...HEALTHY, recent: "1", lastSuccessAt: T0 + 40_000 });
  });

  test("opens again for half a minute when the probe fails, once is enough", () => {
    const half: Lane = { ...HEALTHY, breaker: "half-open", failures: 0, openedAt: T0 };
    expect(afterCall(half, FAILING, T0 + 1_000)).toMatchObject({ breaker: "open", openedAt: T0, probeAt: T0 + 31_000 });
  });

  test("is not moved by a limit that was met: that only pauses", () => {
    const limited = laneAfter(times(30, { trouble: "limited", retryAfterMs: 2_000 }));
    expect(limited).toMatchObject({ breaker: "closed", recent: "" });
  });
});

describe("a key that is refused", () => {
  const REFUSED: LaneCall = { trouble: "credentials", retryAfterMs: null };

  test("locks the lane at once, tells people at once, and is tried again every five minutes", () => {
    expect(laneAfter([REFUSED])).toMatchObject({
      breaker: "locked",
      trouble: "credentials",
      troubleSince: T0,
      probeAt: T0 + 300_000,
    });
  });

  test("that is accepted again opens the lane", () => {
    expect(laneAfter([REFUSED, OK])).toMatchObject({ breaker: "closed", trouble: null, probeAt: null });
  });
});

describe("a pause that is asked for", () => {
  test.each([
    ["is kept as asked", 7_000, 7_000],
    ["is never shorter than a second", 0, 1_000],
    ["is never longer than a quarter of an hour", 86_400_000, 900_000],
    ["is twenty seconds when no time is named", null, 20_000],
  ])("%s", (_rule, retryAfterMs, waits) => {
    expect(laneAfter([{ trouble: "limited", retryAfterMs }]).pausedUntil).toBe(T0 + waits);
  });

  test("is not shortened by a later and shorter one", () => {
    const calls = [60_000, 2_000].map((retryAfterMs): LaneCall => ({ trouble: "limited", retryAfterMs }));
    expect(laneAfter(calls).pausedUntil).toBe(T0 + 60_000);
  });
});

test("people are told of trouble at the third failure in a row, and of an upstream that cannot be reached at once", () => {
  expect(laneAfter(times(2, FAILING)).trouble).toBeNull();
  expect(laneAfter(times(3, FAILING))).toMatchObject({ trouble: "failing", troubleSince: T0 + 2_000 });
  expect(laneAfter([{ trouble: "unreachable", retryAfterMs: null }]).trouble).toBe("unreachable");
});
