import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { StatedUsage } from "./here-rows";
import { statedStream } from "./stated-usage";
import { csvChunks } from "./usage-csv";
import { isProblem, readUsageQuery, type UsageQuery } from "./usage-query";
import { usageRows } from "./usage-rows";
import { streamsOf, type UsageStream } from "./usage-streams";

const AS_OF = Date.UTC(2026, 10, 1);
const drawn = streamsOf({ seed: 3, usageRows: 1_800 }, "org100000001");

function ask(fields: Record<string, string>): UsageQuery {
  const query = readUsageQuery(new URLSearchParams(fields), { isReport: false });
  if (isProblem(query)) throw new Error(query.cause);
  return query;
}

function sums(streams: UsageStream[], query: UsageQuery): { billable: number; raw: number } {
  const sum = { billable: 0, raw: 0 };
  for (const { billable, raw } of usageRows(streams, query, AS_OF)) {
    sum.billable += billable;
    sum.raw += raw;
  }
  return sum;
}

const moment = fc
  .integer({ min: 0, max: 90 * 86_400 })
  .map((seconds) => new Date(Date.UTC(2026, 6, 1) + seconds * 1000).toISOString().slice(0, 19));
const range = fc
  .tuple(moment, moment)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => (a < b ? { startDate: a, endDate: b } : { startDate: b, endDate: a }));
const groupBy = fc.subarray(["appId", "project", "billingTag"]).map((names) => names.join());
const filter = fc.constantFrom<Record<string, string>>(
  {},
  { billingTag: "checkout" },
  { category: "Data" },
  { chargeType: "billable" },
);

describe("the same usage", () => {
  test("adds up to the same whatever it is cut into and grouped by", () => {
    fc.assert(
      fc.property(range, groupBy, filter, (dates, groups, filters) => {
        const whole = sums(drawn, ask({ ...dates, ...filters }));
        for (const detailLevel of ["day", "month", "hour"]) {
          expect(sums(drawn, ask({ ...dates, ...filters, detailLevel, groupBy: groups }))).toEqual(whole);
        }
      }),
      { numRuns: 15 },
    );
  });
  test("of two neighbouring ranges is the usage of both together", () => {
    fc.assert(
      fc.property(range, moment, ({ startDate, endDate }, middle) => {
        fc.pre(startDate < middle && middle < endDate);
        const parts = [ask({ startDate, endDate: middle }), ask({ startDate: middle, endDate })].map((query) =>
          sums(drawn, query),
        );
        const whole = sums(drawn, ask({ startDate, endDate }));
        expect((parts[0]?.raw ?? 0) + (parts[1]?.raw ?? 0)).toBe(whole.raw);
      }),
      { numRuns: 15 },
    );
  });
});

describe("rows", () => {
  test("are ascending by subscription, category, name and time, and no two say the same", () => {
    fc.assert(
      fc.property(groupBy, (groups) => {
        const query = ask({
          startDate: "2026-07-01T00:00:00",
          endDate: "2026-08-10T00:00:00",
          detailLevel: "day",
          groupBy: groups,
        });
        const rows = [...usageRows(drawn, query, AS_OF)];
        const keys = rows.map(({ group: { facts }, moment }) =>
          [facts.billingSubscriptionId, facts.category, facts.name, moment].join("\u001f"),
        );
        expect(keys).toEqual([...keys].sort());
        const whole = rows.map(({ group, moment }) => JSON.stringify([group.facts, moment]));
        expect(new Set(whole).size).toBe(rows.length);
      }),
      { numRuns: 8 },
    );
  });
  test("in a file are as many as there are, up to the cap and not one more", () => {
    const query = ask({ startDate: "2026-07-01T00:00:00", endDate: "2026-08-01T00:00:00", detailLevel: "day" });
    const count = [...usageRows(drawn, query, AS_OF)].length;
    const linesUpTo = (most: number) => {
      const form = { query, most, isOlder: false, orgName: null };
      const text = [...csvChunks(usageRows(drawn, query, AS_OF), form)].join("");
      return text.trimEnd().split("\n").length - 1;
    };
    expect([count - 1, count, count + 1].map(linesUpTo)).toEqual([count - 1, count, count]);
  });
});

describe("stated usage", () => {
  const row: StatedUsage = {
    id: 1,
    realm: "org12345",
    usageDateTime: "2026-07-01T23:59:59",
    featureId: "f",
    category: "c",
    name: "n",
    valueDriver: "GB",
    usageValue: "23552000",
    billableValue: "0.0312",
  };
  const read = (dates: Record<string, string>) => sums([statedStream(row)], ask(dates));
  test("is kept to the ten-thousandth and belongs to the hour it began in", () => {
    expect(read({ startDate: "2026-07-01T23:00:00", endDate: "2026-07-02T00:00:00" })).toEqual({
      billable: 312,
      raw: 235_520_000_000,
    });
    expect(read({ startDate: "2026-07-02T00:00:00", endDate: "2026-07-03T00:00:00" }).raw).toBe(0);
  });
});
