import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assignmentAt, spansOf, TODAY_WE_KNOW, travelAsked } from "@/lib/domain/assignments/time-travel";

const START = Date.parse("2026-10-01T00:00:00Z");
const day = (count: number) => new Date(START + count * 86_400_000);

interface Line {
  readonly validFrom: string;
  readonly knownFrom: string;
  readonly removed: boolean;
  readonly who: string;
}

const line = (valid: number, known: number, who: string | null): Line => ({
  validFrom: day(valid).toISOString(),
  knownFrom: day(known).toISOString(),
  removed: who === null,
  who: who ?? "nobody",
});

function whoHad(history: readonly Line[], at: Date, known: Date): string {
  const answer = assignmentAt(history, { at, known });
  if (answer.state === "unknown") return "unknown";
  return answer.state === "nobody" ? "nobody" : answer.entry.who;
}

describe("who had an account on a day, and who did we think had it", () => {
  // Acme from the 1st; on the 20th we learn that Borealis has had it since the 16th; on the 25th nobody has it.
  const history = [line(0, 0, "Acme"), line(15, 19, "Borealis"), line(24, 24, null)];

  test.each([
    ["before anything is known, nothing is said", -1, 30, "unknown"],
    ["of an instant that was known only later, nothing was known", 0, -1, "unknown"],
    ["at the very instant it began it holds", 0, 0, "Acme"],
    ["what is learned late was not known before", 16, 18, "Acme"],
    ["from the instant it is known on, it counts for its whole time", 16, 19, "Borealis"],
    ["up to the instant it began, what was before stands", 14.999, 30, "Acme"],
    ["at the instant it began, it stands", 15, 30, "Borealis"],
    ["what is removed nobody has", 24, 24, "nobody"],
    ["and of the time before that it is said what was", 23.999, 30, "Borealis"],
  ])("%s", (_rule, at, known, who) => {
    expect(whoHad(history, day(at), day(known))).toBe(who);
  });

  test("what is learned last of an instant is believed, also when it began before what was learned earlier", () => {
    const corrected = [line(0, 0, "Acme"), line(10, 10, "Borealis"), line(5, 12, "Cobalt")];
    expect(whoHad(corrected, day(11), day(11))).toBe("Borealis");
    expect(whoHad(corrected, day(11), day(12))).toBe("Cobalt");
    expect(spansOf(corrected).map(({ validTo, isOverridden }) => [validTo, isOverridden])).toEqual([
      [day(5).toISOString(), false],
      [day(5).toISOString(), true],
      [null, false],
    ]);
  });
});

const histories = fc
  .array(fc.record({ valid: fc.nat(20), lag: fc.nat(8), who: fc.constantFrom("Acme", "Borealis", "Cobalt", null) }), {
    maxLength: 12,
  })
  .map((lines) => {
    let known = 0;
    return lines.map(({ valid, lag, who }) => {
      known = Math.max(known, valid) + lag;
      return line(valid, known, who);
    });
  });

/** The slow witness: a calendar that every line learned by then rewrites from its first day on. */
function calendarOf(history: readonly Line[], known: Date, days: number): string[] {
  const calendar = Array.from({ length: days }, () => "unknown");
  for (const { validFrom, knownFrom, who } of history) {
    if (new Date(knownFrom) > known) break;
    for (let at = 0; at < days; at += 1) if (day(at) >= new Date(validFrom)) calendar[at] = who;
  }
  return calendar;
}

test("every answer is that of a calendar rewritten line by line, whatever was learned late", () => {
  fc.assert(
    fc.property(histories, fc.nat(200), (history, known) => {
      const calendar = calendarOf(history, day(known), 24);
      expect(calendar.map((_, at) => whoHad(history, day(at), day(known)))).toEqual(calendar);
    }),
  );
});

test("the spans of a history say the same as the answers of today", () => {
  fc.assert(
    fc.property(histories, fc.nat(24), (history, at) => {
      const holding = spansOf(history).filter(
        ({ entry, validTo }) =>
          new Date(entry.validFrom) <= day(at) && (validTo === null || day(at) < new Date(validTo)),
      );
      expect(holding.length).toBeLessThanOrEqual(1);
      expect(holding[0]?.entry.who ?? "unknown").toBe(whoHad(history, day(at), TODAY_WE_KNOW));
      expect(holding.some(({ isOverridden }) => isOverridden)).toBe(false);
    }),
  );
});

describe("the moments an address names", () => {
  const now = new Date("2026-11-23T10:00:00Z");
  const read = (params: Record<string, string>) => {
    const { travel, unreadable } = travelAsked(params, now);
    return [travel?.at.toISOString() ?? null, travel?.known.toISOString() ?? null, unreadable];
  };

  test.each([
    ["none: the page shows now", {}, [null, null, []]],
    [
      "a day counts to its last millisecond, as is known now",
      { at: "2026-10-16" },
      ["2026-10-16T23:59:59.999Z", now.toISOString(), []],
    ],
    [
      "an instant counts as it is written",
      { at: "2026-10-16T12:00:00+02:00", known: "2026-10-20T00:00:00.001Z" },
      ["2026-10-16T10:00:00.000Z", "2026-10-20T00:00:00.001Z", []],
    ],
    [
      "known alone asks what was thought then of then",
      { known: "2026-10-20" },
      ["2026-10-20T23:59:59.999Z", "2026-10-20T23:59:59.999Z", []],
    ],
    ["a day that does not exist is said to be none", { at: "2026-02-30" }, [null, null, ["2026-02-30"]]],
    ["an instant without a zone is none", { at: "2026-10-16T12:00:00" }, [null, null, ["2026-10-16T12:00:00"]]],
    ["the last day there is", { at: "9999-12-31" }, ["9999-12-31T23:59:59.999Z", now.toISOString(), []]],
  ])("%s", (_rule, params, expected) => {
    expect(read(params)).toEqual(expected);
  });
});
