import { describe, expect, test } from "vitest";
import { isProblem, readUsageQuery } from "./usage-query";
import { usageRows } from "./usage-rows";
import { streamsOf } from "./usage-streams";

const DATES = "startDate=2026-07-01T00:00:00&endDate=2026-08-01T00:00:00";
const codeOf = (text: string, isReport = true) => {
  const query = readUsageQuery(new URLSearchParams(text), { isReport });
  return isProblem(query) ? query.code : "ok";
};

describe("what a usage request may say", () => {
  const cases: [string, string, string][] = [
    ["both dates are needed", "startDate=2026-07-01T00:00:00", "E706003"],
    ["a date that does not exist", "startDate=2026-02-30T00:00:00&endDate=2026-03-03T00:00:00", "E706003"],
    ["start before end", "startDate=2026-07-02T00:00:00&endDate=2026-07-02T00:00:00", "E706003"],
    ["ninety-five days", "startDate=2026-07-01T00:00:00&endDate=2026-10-04T00:00:00", "ok"],
    ["ninety-five days and a second", "startDate=2026-07-01T00:00:00&endDate=2026-10-04T00:00:01", "E706003"],
    ["a trailing Z", "startDate=2026-07-01T00:00:00Z&endDate=2026-07-02T00:00:00Z", "ok"],
    ["no hours in a report", `${DATES}&detailLevel=hour`, "E706900"],
    ["groupBy with blanks after the commas", `${DATES}&groupBy=appId, billingTag, project`, "ok"],
    ["groupBy=resource", `${DATES}&groupBy=resource`, "E706004"],
    ["an unknown parameter", `${DATES}&colour=red`, "ok"],
    ["twenty-one subscriptions", `${DATES}&billingSubscriptionId=${Array(21).fill("a").join(",")}`, "E706900"],
  ];
  test.each(cases)("%s", (_, text, code) => expect(codeOf(text)).toBe(code));
  test("hours in a search", () => expect(codeOf(`${DATES}&detailLevel=hour`, false)).toBe("ok"));
});

describe("the rows of a report", () => {
  const streams = streamsOf({ seed: 1, usageRows: 400 }, "org100000001");
  const rows = (extra: string) => {
    const query = readUsageQuery(new URLSearchParams(`${DATES}&${extra}`), { isReport: false });
    if (isProblem(query)) throw new Error(query.cause);
    return [...usageRows(streams, query, Date.UTC(2026, 8, 1))];
  };
  const total = (extra: string) => rows(extra).reduce((sum, row) => sum + row.billable, 0);

  test("days, hours and groups add up to the summary", () => {
    expect(total("")).toBeGreaterThan(0);
    for (const extra of [
      "detailLevel=day",
      "detailLevel=hour",
      "detailLevel=month",
      "groupBy=appId,project,billingTag",
    ]) {
      expect(total(extra), extra).toBe(total(""));
    }
  });
  test("come ascending by subscription, category, name and time", () => {
    const keys = rows("detailLevel=day").map(({ group: { facts }, moment }) =>
      [facts.billingSubscriptionId, facts.category, facts.name, moment].join("\u001f"),
    );
    expect(keys).toEqual([...keys].sort());
  });
  test("at the finest detail are about as many as the world was asked for", () => {
    expect(Math.abs(rows("detailLevel=day&groupBy=appId,project,billingTag").length - 400)).toBeLessThan(60);
  });
});
