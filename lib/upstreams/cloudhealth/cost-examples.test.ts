import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { costFacts } from "@/lib/domain/costs/cost-facts";
import { addDecimals } from "@/lib/domain/values/decimal-text";
import { toCosts } from "@/lib/upstreams/cloudhealth/to-domain";
import { wireCostReport } from "@/lib/upstreams/cloudhealth/wire";
import { parseJson } from "@/lib/upstreams/json";

const Example = z.object({ id: z.string(), response: z.object({ body: z.unknown() }) });

/** The documents' own examples, kept beside the emulator that is held to them. */
const examples = new Map(
  readFileSync(new URL("../../../sandbox/conformance/cloudhealth-examples.jsonl", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => Example.parse(parseJson(new TextEncoder().encode(line))))
    .map(({ id, response }) => [id, response.body]),
);

const reportOf = (id: string) => wireCostReport(100).parse(examples.get(id));

test.each<[id: string, axes: [string, string?], periods: number, facts: number, total: string]>([
  ["olap-history", ["AWS-Service-Category"], 13, 34, "14412.75"],
  ["olap-3d-whole", ["AWS-Service-Category"], 2, 1, "30"],
  ["olap-3d-whole", ["AWS-Account"], 2, 2, "30"],
  ["olap-3d-whole-collapsed", ["AWS-Service-Category", "AWS-Account"], 2, 2, "30"],
])("the example %s by %j has %i periods and %i facts, which are its total %s", (id, axes, periods, facts, total) => {
  const wire = reportOf(id);
  if (!("dimensions" in wire)) throw new Error("Not a cube");
  const read = costFacts(toCosts(wire, "monthly").cube, axes);
  expect([read.periods.length, read.facts.length]).toEqual([periods, facts]);
  expect(read.periods.filter(({ difference }) => difference !== "0")).toEqual([]);
  expect(addDecimals(read.facts.map(({ amount }) => amount))).toBe(total);
});

test("filtered-out months and services of the printed example are left out, and what is left is its total", () => {
  const wire = reportOf("olap-filtered");
  if (!("dimensions" in wire)) throw new Error("Not a cube");
  const { periods, facts } = costFacts(toCosts(wire, "monthly").cube, ["AWS-Service-Category"]);
  expect(periods).toEqual([
    { start: "2026-04-01", end: "2026-05-01", total: "1110", difference: "0" },
    { start: "2026-05-01", end: "2026-06-01", total: "1120", difference: "0" },
  ]);
  expect(facts.map(({ member, amount }) => [member, amount])).toEqual([
    ["ec2_compute", "1110"],
    ["ec2_compute", "1120"],
  ]);
});

test("the printed empty set has no cube at all", () => {
  expect(reportOf("olap-empty-set")).not.toHaveProperty("dimensions");
});
