import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addDecimals } from "@/lib/domain/values/decimal-text";
import { month } from "@/lib/domain/values/month";
import { cloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { listCostDimensions, loadCosts } from "@/lib/upstreams/cloudhealth/costs-api";
import { openGate } from "@/lib/upstreams/gate";
import { wholePartner } from "@/lib/upstreams/tenant-scope";

const MANY = 100_000;
const OCTOBER = month("2026-10");

let server: Server;
let body = "";

beforeAll(async () => {
  server = createServer((_request, response) => response.setHeader("content-type", "application/json").end(body));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());
beforeEach(() => {
  body = "";
});

const client = () =>
  cloudhealthClient({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, apiKey: "k", gate: openGate });
const ask = () =>
  loadCosts(client(), wholePartner(), {
    dimensions: ["AWS-Account"],
    interval: "monthly",
    filters: [`time:select:${OCTOBER}`],
    isLong: true,
  });

/** As CloudHealth lays it out: time by account, one month selected, the others excluded with null rows. */
function report(accounts: number, labelLength: number): string {
  const members = Array.from({ length: accounts }, (_, at) => ({
    label: `Account ${at} `.padEnd(labelLength, "x"),
    name: String(1_000_000_000_000 + at),
  }));
  const row = [[accounts / 10_000], ...members.map(() => [0.0001])];
  return JSON.stringify({
    dimensions: [
      {
        time: [
          { label: "Total", name: "total" },
          { label: "2026-09", name: "2026-09", excluded: true },
          { label: OCTOBER, name: OCTOBER },
        ],
      },
      { "AWS-Account": [{ label: "Total", name: "total" }, ...members] },
    ],
    measures: [{ name: "cost", label: "Cost ($)" }],
    updated_at: "2026-11-05T03:08:40+00:00",
    data: [row, null, row],
  });
}

test("an answer about a hundred thousand accounts, longer than any other may be, is read whole and adds up", {
  timeout: 120_000,
}, async () => {
  body = report(MANY, 48);
  expect(body.length).toBeGreaterThan(8 * 1024 * 1024);
  const { books, dataThrough } = await ask();
  const facts = books?.[0]?.facts;
  expect(facts?.periods).toEqual([{ start: "2026-10-01", end: "2026-11-01", total: "10", difference: "0" }]);
  expect(facts?.facts).toHaveLength(MANY);
  expect(addDecimals(facts?.facts.map(({ amount }) => amount) ?? [])).toBe("10");
  expect(dataThrough).toBe("2026-11-05T03:08:40.000Z");
});

test("an answer without bounds is refused, not taken", async () => {
  body = report(MANY, 400);
  await expect(ask()).rejects.toThrow(/too large/);
});

test("what a report can be asked for is told by its own names, typos and all", async () => {
  body = JSON.stringify({
    dimensions: [
      { label: "Months", name: "time", members: [{ label: "2026-10", name: "1" }] },
      { label: "Availability Zones", name: "AWS-Availaibility-Zones", members: [] },
    ],
    measures: [{ label: "Cost ($)", name: "cost" }],
  });
  expect(await listCostDimensions(client(), wholePartner())).toEqual([
    { kind: "dimension", label: "Months", name: "time" },
    { kind: "dimension", label: "Availability Zones", name: "AWS-Availaibility-Zones" },
    { kind: "measure", label: "Cost ($)", name: "cost" },
  ]);
});

test("an answer about no members at all is no data", async () => {
  body = '{"data":{"error":"no members (empty set)"},"status":"ok"}';
  expect((await ask()).books).toBeNull();
});
