import { randomUUID } from "node:crypto";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { usageExplorerQuery } from "@/lib/domain/usage/usage-explorer-query";
import { exportUsage } from "@/lib/services/usage/export-usage";
import { loadUsageReport } from "@/lib/services/usage/load-usage-reports";
import { usageWorkbook } from "@/lib/services/usage/usage-workbook";
import { useDatabase } from "@/scripts/testing/database";
import { useHereOutput } from "@/scripts/testing/here-output";
import { openLanes } from "@/scripts/testing/operations";
import { staffScope, viewerScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";
import { unzipped } from "@/scripts/testing/unzipped";
import { keptReport } from "@/scripts/testing/usage-files";

const database = useDatabase();
const here = useHereOutput();
const sql = useSql(database);
const ANALYST = staffScope("analyst");
const TAGS = ["=1+1", "-x", "@x", "\t=1", "＝1", "'=1", "a,b", 'q"q', "two\nlines", "-5.25", "plain", ""];
let id = "";

beforeAll(async () => {
  await openLanes(sql);
  const lines = TAGS.map((billingTag, at) => ({
    billingTag,
    billableValue: `-${at}.50`,
    valueDriver: at % 2 === 0 ? "GB" : "+GB",
  }));
  id = (await keptReport({ sql, here }, [...lines, { name: "Tiles", billableValue: "12345678901234567890.1234" }]))
    .reportId;
});

async function shownOf(scope: Parameters<typeof loadUsageReport>[0], params: Record<string, string>) {
  const report = await loadUsageReport(scope, id);
  if (!report) throw new Error("There is no such report");
  return { report, query: usageExplorerQuery(params) };
}

async function csvOf(params: Record<string, string>, scope: Parameters<typeof loadUsageReport>[0] = ANALYST) {
  const pieces: Uint8Array[] = [];
  await exportUsage(scope, await shownOf(scope, params), async (piece) => {
    pieces.push(piece);
  });
  return Papa.parse<string[]>(Buffer.concat(pieces).toString(), { skipEmptyLines: true }).data;
}

describe("the CSV of what is shown", () => {
  test("has every row with its exact figure, and no cell that a spreadsheet would compute", async () => {
    const [head, ...rows] = await csvOf({});
    expect(head).toEqual([
      "usageDateTime",
      "realmId",
      "category",
      "appName",
      "name",
      "valueDriver",
      "billingTag",
      "billableValue",
    ]);
    expect(rows.slice(0, -1).map((row) => row[6])).toEqual([
      "'=1+1",
      "'-x",
      "'@x",
      "'\t=1",
      "'＝1",
      "''=1",
      ...TAGS.slice(6),
    ]);
    expect(rows.map((row) => row[7])).toEqual([...TAGS.map((_, at) => `-${at}.50`), "12345678901234567890.1234"]);
    expect(rows[1]?.[5]).toBe("'+GB");
    expect(rows[0]?.[0]).toBe("2026-09-01T00:00:00Z");
  });

  test("is what the filters let through, in the order shown", async () => {
    const rows = await csvOf({
      name: "Routing",
      q: "GB",
      unit: "GB",
      sort: "billable",
      direction: "ascending",
      per: "20",
      page: "2",
    });
    expect(rows.slice(1).map((row) => row[7])).toEqual(["-10.50", "-8.50", "-6.50", "-4.50", "-2.50", "-0.50"]);
  });

  test("of groups has one line for each unit", async () => {
    const rows = await csvOf({ view: "groups", group: "name" });
    expect(rows).toEqual([
      ["name", "valueDriver", "rows", "billableValue"],
      ["Routing", "'+GB", "6", "-39.00"],
      ["Routing", "GB", "6", "-33.00"],
      ["Tiles", "Transactions", "1", "12345678901234567890.1234"],
    ]);
  });

  test("that nobody reads to its end leaves its connection free for the next", async () => {
    for (let at = 0; at < 6; at += 1) {
      const broken = exportUsage(ANALYST, await shownOf(ANALYST, {}), () => Promise.reject(new Error("gone")));
      await expect(broken).rejects.toThrow("gone");
    }
    expect((await csvOf({})).length).toBe(TAGS.length + 2);
  });

  test("gives a customer its own", async () => {
    expect((await csvOf({}, viewerScope("3947"))).length).toBe(TAGS.length + 2);
  });
});

describe("groups beside the rate card", () => {
  const RATED = [
    ["Routing", "'+GB", "6", "-39", "", "", "no: rate"],
    ["Routing", "GB", "6", "-33", "", "", "no: part-month"],
    ["Tiles", "Transactions", "1", "12345678901234567890.1234", "6172839450617283945.0617", "EUR", "yes"],
  ];
  const tier = (price: string, lower = "0", upper: string | null = null) => ({
    ...{ mode: "per-unit", lower, upper, price, chunkSize: null },
  });
  beforeAll(async () => {
    for (const [unit, tiers] of [
      ["Transactions", [tier("0.5")]],
      ["GB", [tier("1", "0", "10"), tier("0.5", "10")]],
    ]) {
      await sql(
        "insert into usage_rate (id, feature, unit, currency, tiers, set_by_name) values ($1, '', $2, 'EUR', $3, 'Ada')",
        [randomUUID(), unit, JSON.stringify(tiers)],
      );
    }
    await sql('update usage_report set request = request || \'{"billingTag": "fleet"}\'');
  });
  afterAll(() => sql("truncate usage_rate"));

  test("are in the CSV with their cost, or why there is none, exact and no formulas", async () => {
    const [head, ...rows] = await csvOf({ view: "groups", group: "name" });
    expect(head).toEqual(["name", "valueDriver", "rows", "billableValue", "cost", "currency", "computed"]);
    expect(rows).toEqual(RATED);
  });

  test("are in the workbook with the same, its texts as texts", async () => {
    const made = await usageWorkbook(ANALYST, await shownOf(ANALYST, { view: "groups", group: "name" }));
    if (!made.ok) throw new Error("There is no workbook");
    const [sheet = ""] = [...unzipped(made.value)].flatMap(([name, text]) => (name.includes("sheet1") ? [text] : []));
    expect(sheet).not.toContain("<f");
    const texts = [...unzipped(made.value).values()].join("");
    for (const text of ["cost", "currency", "computed", "+GB", "EUR", "no: part-month", "6172839450617283945.0617"])
      expect(texts).toContain(`>${text}<`);
  });

  test("are a customer's without", async () => {
    const [head] = await csvOf({ view: "groups", group: "name" }, viewerScope("3947"));
    expect(head).toEqual(["name", "valueDriver", "rows", "billableValue"]);
  });
});

test("a workbook is made of few rows and refused for many", async () => {
  const made = await usageWorkbook(ANALYST, await shownOf(ANALYST, { view: "groups" }));
  expect(made.ok && made.value.subarray(0, 2).toString()).toBe("PK");
  await sql("update usage_item set rows = 20000 where name = 'Tiles'");
  const refused = await usageWorkbook(ANALYST, await shownOf(ANALYST, {}));
  expect(refused).toEqual({ ok: false, refusal: { code: "too-many-rows", rows: 20_012, most: 20_000 } });
});
