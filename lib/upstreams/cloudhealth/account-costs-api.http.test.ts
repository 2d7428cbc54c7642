import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addDecimals } from "@/lib/domain/values/decimal-text";
import { month } from "@/lib/domain/values/month";
import { findAccountDimension, loadAccountCosts } from "@/lib/upstreams/cloudhealth/account-costs-api";
import { cloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
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
const ask = (dimension = "AWS-Account") => loadAccountCosts(client(), wholePartner(), { dimension, months: [OCTOBER] });

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
  const { history, updatedAt } = await ask();
  expect(history.months).toEqual([OCTOBER]);
  expect(history.series).toHaveLength(MANY);
  expect(history.adds).toBe(true);
  expect(addDecimals(history.series.flatMap((one) => one.amounts[0] ?? []))).toBe("10");
  expect(updatedAt).toBe("2026-11-05T03:08:40.000Z");
});

test("an answer without bounds is refused, not taken", async () => {
  body = report(MANY, 400);
  await expect(ask()).rejects.toThrow(/too large/);
});

test("the dimension of accounts goes by its own name, or by its label where that is another", async () => {
  const offered = (name: string, label: string) =>
    JSON.stringify({
      dimensions: [
        { label: "Months", name: "time" },
        { label, name },
      ],
    });
  body = offered("AWS-Account", "Accounts of mine");
  expect(await findAccountDimension(client(), wholePartner())).toBe("AWS-Account");
  body = offered("AWS-Linked-Acount", "AWS Account");
  expect(await findAccountDimension(client(), wholePartner())).toBe("AWS-Linked-Acount");
  body = offered("AWS-Regions", "Regions");
  await expect(findAccountDimension(client(), wholePartner())).rejects.toMatchObject({ reason: "unreadable" });
});

test("an answer about no members at all is no data", async () => {
  body = '{"data":{"error":"no members (empty set)"},"status":"ok"}';
  expect((await ask()).history).toMatchObject({ months: [], series: [] });
});
