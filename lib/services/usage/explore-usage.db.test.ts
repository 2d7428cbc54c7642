import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { usageExplorerQuery } from "@/lib/domain/usage/usage-explorer-query";
import { exploreUsage } from "@/lib/services/usage/explore-usage";
import { loadUsageReport } from "@/lib/services/usage/load-usage-reports";
import { useDatabase } from "@/scripts/testing/database";
import { useHereOutput } from "@/scripts/testing/here-output";
import { openLanes } from "@/scripts/testing/operations";
import { staffScope, viewerScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";
import { keptReport } from "@/scripts/testing/usage-files";

const database = useDatabase();
const here = useHereOutput();
const sql = useSql(database);
const ANALYST = staffScope("analyst");

const NAMES = ["Routing", "Tiles", "Geocode"];
const DAYS = ["2026-09-01", "2026-09-02", "2026-09-20"];
const lineOf = (at: number) => ({
  name: NAMES[(at * 7) % 3] ?? "",
  billingTag: ["", "fleet", "50%_off"][(at * 5) % 4] ?? "",
  valueDriver: at % 5 === 0 ? "GB" : "Transactions",
  usageDateTime: `${DAYS[at % 3]}T00:00:00`,
  billableValue: `${(at * 37) % 11}.5`,
});
/** Two hundred rows in which texts, days and figures repeat. */
const LINES = Array.from({ length: 200 }, (_, at) => lineOf(at));
let id = "";

beforeAll(async () => {
  await openLanes(sql);
  const first = await keptReport({ sql, here }, LINES.slice(0, 120));
  id = first.reportId;
  await keptReport({ sql, here }, LINES.slice(120), { reportId: id, seq: 1 });
  await sql("update usage_report_part set to_time = '2026-09-15' where seq = 0");
  await sql("update usage_report_part set from_time = '2026-09-15' where seq = 1");
});

async function explored(params: Record<string, string>, scope: Parameters<typeof loadUsageReport>[0] = ANALYST) {
  const report = await loadUsageReport(scope, id);
  if (!report) throw new Error("There is no such report");
  return exploreUsage(scope, report, usageExplorerQuery(params));
}

const namesOf = (lines: readonly { facts: { name?: string } }[]) => lines.map(({ facts }) => facts.name);

describe("the rows of a report", () => {
  test("are all there, once each, however they are paged, sorted and filtered", async () => {
    const sorts = ["file", "at", "billable", "name", "billing_tag"];
    const filters: Record<string, string>[] = [
      {},
      { name: "Tiles" },
      { billing_tag: "∅" },
      { q: "0%_O" },
      { from: "2026-09-02" },
      { from: "2026-09-01", to: "2026-09-02", name: "Routing" },
    ];
    const fits = (filter: Record<string, string>) =>
      LINES.filter(
        (line) =>
          (!filter.name || line.name === filter.name) &&
          (!filter.billing_tag || line.billingTag === "") &&
          (!filter.q || line.billingTag === "50%_off") &&
          (!filter.from || line.usageDateTime.slice(0, 10) >= filter.from) &&
          (!filter.to || line.usageDateTime.slice(0, 10) <= filter.to),
      );
    const keyOf = {
      file: () => 0,
      at: (line) => line.usageDateTime,
      billable: (line) => Number(line.billableValue),
      name: (line) => line.name,
      billing_tag: (line) => line.billingTag,
    } as Record<string, (line: (typeof LINES)[number]) => string | number>;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sorts),
        fc.constantFrom(...filters),
        fc.boolean(),
        async (sort, filter, down) => {
          const wanted = fits(filter);
          const seen: { key: string; value: unknown }[] = [];
          for (let page = 1; page <= Math.ceil(wanted.length / 20); page += 1) {
            const direction = down ? "descending" : "ascending";
            const { lines, total } = await explored({ ...filter, sort, direction, page: String(page) });
            expect(total).toBe(wanted.length);
            for (const line of lines) {
              const value =
                {
                  at: line.at?.slice(0, 19),
                  billable: Number(line.billable),
                  name: line.facts.name,
                  billing_tag: line.facts.billing_tag,
                }[sort] ?? 0;
              seen.push({ key: line.key, value });
            }
          }
          expect(new Set(seen.map(({ key }) => key)).size).toBe(wanted.length);
          const order = wanted.map((line) => keyOf[sort]?.(line) ?? 0).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
          if (sort !== "file") expect(seen.map(({ value }) => value)).toEqual(down ? order.reverse() : order);
        },
      ),
      { numRuns: 25 },
    );
  }, 120_000);

  test("keep figures exact and texts as they are", async () => {
    const { lines } = await explored({ q: "fleet", sort: "billable" });
    expect(lines[0]).toMatchObject({ billable: "10.5", facts: { billing_tag: "fleet", realm: "org-acme" } });
  });
});

describe("groups of a report", () => {
  const sumOf = (lines: readonly (typeof LINES)[number][]) =>
    String(lines.reduce((sum, line) => sum + Number(line.billableValue), 0));

  test("add up each text by value driver, never across", async () => {
    const { groups, total } = await explored({ view: "groups", group: "name", sort: "billable" });
    expect(total).toBe(6);
    for (const group of groups) {
      const own = LINES.filter((line) => line.name === group.name && line.valueDriver === group.unit);
      expect([group.rows, group.billable]).toEqual([own.length, sumOf(own)]);
    }
  });

  test("by time, and of some days alone, add up those days", async () => {
    const { groups } = await explored({ view: "groups", group: "at", from: "2026-09-02" });
    expect(new Set(groups.map(({ name }) => name))).toEqual(new Set(["2026-09-02T00:00:00Z", "2026-09-20T00:00:00Z"]));
    expect(groups.reduce((sum, { rows }) => sum + rows, 0)).toBe(
      LINES.filter((line) => line.usageDateTime > "2026-09-02").length,
    );
  });

  test("drawn over time add up to what the value driver adds up to", async () => {
    const { series, unit, units } = await explored({ view: "groups", group: "billing_tag", of: "GB" });
    const drawn = series.flatMap(({ values }) => values).reduce((sum, [, value]) => sum + Number(value), 0);
    expect([unit, String(drawn)]).toEqual(["GB", units.find((one) => one.unit === "GB")?.billable]);
    expect(series.map(({ name }) => name).sort()).toEqual(["", "50%_off", "fleet"]);
  });
});

describe("what rows add up to", () => {
  /** With one text for few rows and others for many, so that there are bundles. */
  const MANY = Array.from({ length: 900 }, (_, at) => ({
    ...lineOf(at % 200),
    appName: `app ${(at * 13) % 80}`,
    usageDateTime: `${DAYS[Math.floor(at / 300)]}T00:00:00`,
  }));
  type Line = (typeof MANY)[number];
  const FILTERS: readonly [Record<string, string>, (line: Line) => boolean][] = [
    [{}, () => true],
    [{ name: "Tiles" }, ({ name }) => name === "Tiles"],
    [{ app_name: "app 7" }, ({ appName }) => appName === "app 7"],
    [{ q: "APP 1" }, ({ appName }) => appName.startsWith("app 1")],
    [
      { billing_tag: "fleet", to: DAYS[1] ?? "" },
      (line) => line.billingTag === "fleet" && !line.usageDateTime.startsWith("2026-09-20"),
    ],
  ];
  const GROUPS = {
    name: (line: Line) => line.name,
    app_name: (line: Line) => line.appName,
    at: (line: Line) => `${line.usageDateTime}Z`,
  };

  const sums = <T>(of: readonly T[], keyOf: (one: T) => string, figureOf: (one: T) => string | null) => {
    const found = new Map<string, number>();
    for (const one of of) found.set(keyOf(one), (found.get(keyOf(one)) ?? 0) + Number(figureOf(one)));
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  };

  test("is the same of whole bundles, of some of their items and of both", async () => {
    const { reportId, partId } = await keptReport({ sql, here }, MANY);
    expect((await sql("select distinct bundle from usage_item where part_id = $1", [partId])).length).toBeGreaterThan(
      6,
    );
    const report = await loadUsageReport(ANALYST, reportId);
    if (!report) throw new Error("There is no such report");
    for (const [filter, fits] of FILTERS) {
      for (const [group, nameOf] of Object.entries(GROUPS)) {
        const query = usageExplorerQuery({ ...filter, view: "groups", group, per: "100" });
        const { groups, series, unit } = await exploreUsage(ANALYST, report, query);
        const lines = MANY.filter(fits);
        expect(
          sums(
            groups,
            (one) => `${one.name} ${one.unit}`,
            (one) => one.billable,
          ),
        ).toEqual(
          sums(
            lines,
            (line) => `${nameOf(line)} ${line.valueDriver}`,
            (line) => line.billableValue,
          ),
        );
        expect(
          sums(
            series.flatMap(({ values }) => values),
            ([at]) => at,
            ([, value]) => value,
          ),
        ).toEqual(
          sums(
            lines.filter(({ valueDriver }) => valueDriver === unit),
            GROUPS.at,
            (line) => line.billableValue,
          ),
        );
      }
    }
  });
});

test("a customer explores its own report and no other's rows", async () => {
  expect(namesOf((await explored({}, viewerScope("3947"))).lines).length).toBe(20);
  await expect(explored({}, viewerScope("3948"))).rejects.toThrow("no such report");
});
