import { gunzipSync } from "node:zlib";
import { Decimal } from "decimal.js";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { hash } from "./dice";
import { type SandboxClient, startForTest } from "./testing/sandbox-client";

const WORLDS = [
  { seed: 1, customers: 24, accounts: 160, usageRows: 400 },
  { seed: 42, customers: 40, accounts: 300, usageRows: 2_500 },
];
const ORGANIZATIONS_TRIED = 14;

const Amounts = z.object({
  currencies: z.array(
    z.object({
      currency: z.string(),
      total: z.string(),
      categories: z.array(z.object({ subTotal: z.string(), products: z.array(z.object({ cost: z.string() })) })),
    }),
  ),
  reportGenerated: z.boolean(),
});
const Entries = z.object({
  organizations: z.array(
    z.object({
      id: z.string(),
      currency: z.string(),
      total: z.string(),
      categories: z.array(z.object({ subTotal: z.string() })),
      appliedPricing: z.object({ id: z.string() }),
    }),
  ),
});
const Organization = z.object({
  id: z.string(),
  isReseller: z.boolean(),
  deleted: z.boolean(),
  reseller: z.object({ id: z.string() }).optional(),
});
const Items = z.object({ total: z.number(), items: z.array(z.object({ billableValue: z.number() })) });

const sumOf = (texts: string[]): string => Decimal.sum(0, ...texts).toFixed(2);

/** Whole months of the last year, in the form CloudMC's own examples have. */
function monthsBack(seed: number, count: number): { from: string; to: string; end: string }[] {
  const now = new Date();
  const first = (back: number) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1);
  return Array.from({ length: count }, (_, at) => 1 + ((hash(seed, at, 5) % 4) + at * 4)).map((back) => ({
    from: new Date(first(back)).toISOString(),
    to: new Date(first(back - 1) - 1).toISOString(),
    end: new Date(first(back - 1)).toISOString(),
  }));
}

describe.each(WORLDS)("a world of $customers customers, seed $seed,", (world) => {
  let client: SandboxClient;
  beforeAll(async () => {
    client = await startForTest(world);
  });
  afterAll(() => client.running.close());

  const data = async <Output>(path: string, schema: z.ZodType<Output>): Promise<Output> =>
    z.object({ data: schema }).parse((await client.cloudMc(path)).json).data;

  test("the report of an organization adds up to its entries in its reseller's report, currency by currency", async () => {
    const organizations = await data("/organizations", z.array(Organization));
    const resellers = organizations.filter(({ isReseller }) => isReseller);
    let compared = 0;
    for (const { from, to } of monthsBack(world.seed, 3)) {
      const period = `start_date=${from}&end_date=${to}`;
      for (const { id: resellerId } of resellers) {
        const { organizations: entries } = await data(
          `/reports/customers?${period}&organization_id=${resellerId}`,
          Entries,
        );
        expect(new Set(entries.map((entry) => `${entry.id} ${entry.appliedPricing.id}`)).size).toBe(entries.length);
        for (const { categories, total } of entries)
          expect(sumOf(categories.map(({ subTotal }) => subTotal))).toBe(total);
        const own = organizations.filter((one) => one.reseller?.id === resellerId && !one.deleted);
        const tried = own.toSorted((a, b) => (a.id < b.id ? -1 : 1));
        for (const { id } of tried.slice(0, ORGANIZATIONS_TRIED)) {
          const report = await data(`/reports/organization_pricing?${period}&organization_id=${id}`, Amounts);
          for (const { currency, total, categories } of report.currencies) {
            const listed = entries.filter((entry) => entry.id === id && entry.currency === currency);
            expect(sumOf(listed.map((entry) => entry.total)), `${id} ${currency}`).toBe(total);
            expect(sumOf(categories.map(({ subTotal }) => subTotal))).toBe(total);
            for (const { products, subTotal } of categories)
              expect(sumOf(products.map(({ cost }) => cost))).toBe(subTotal);
            compared += 1;
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(20);
  });

  test("the file of a HERE report has as many rows and as much usage as the search says", async () => {
    const { access_token } = z.object({ access_token: z.string() }).parse((await client.token()).json);
    const headers = { Authorization: `Bearer ${access_token}`, "Content-Type": "application/json" };
    const realm = `${client.running.addresses.here}/v2/usage/realms/org100000001`;
    const [month] = monthsBack(world.seed, 1);
    const dates = `startDate=${month?.from.slice(0, 19)}&endDate=${month?.end.slice(0, 19)}`;
    for (const detail of ["", "&detailLevel=day", "&detailLevel=month&groupBy=appId,project,billingTag"]) {
      const made = await client.send(`${realm}/reports?${dates}${detail}`, { method: "POST", headers });
      const status = made.headers.get("Location") ?? "";
      for (let poll = 0; poll < 3; poll += 1) await client.send(status, { headers });
      const file = await fetch(`${status}/output`, { headers });
      const text = gunzipSync(Buffer.from(await file.arrayBuffer())).toString();
      const { data: rows } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
      const amounts = rows.map((row) => row["Usage Amount (billableValue)"] ?? "");
      const searched: number[] = [];
      let total = 0;
      for (let offset = 0; offset * 100 <= total; offset += 1) {
        const page = Items.parse(
          (await client.send(`${realm}?${dates}${detail}&limit=100&offset=${offset}`, { headers })).json,
        );
        total = page.total;
        searched.push(...page.items.map(({ billableValue }) => billableValue));
      }
      expect(rows.length, detail).toBe(total);
      expect(searched.length).toBe(total);
      expect(Decimal.sum(0, ...amounts).toString()).toBe(Decimal.sum(0, ...searched.map(String)).toString());
      expect(total).toBeGreaterThan(0);
    }
  });
});
