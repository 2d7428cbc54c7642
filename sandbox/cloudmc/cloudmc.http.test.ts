import { Decimal } from "decimal.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SandboxClient, startForTest } from "../testing/sandbox-client";
import { CLOUDMC_KEY_WITHOUT_REPORTS } from "./cloudmc-seeds";
import { CONNECTIONS } from "./organizations/organization-seeds";

type Tier = { usage: string; price: string; cost: string };
type Product = { sku: string; cost: string; usage: string; price?: string; pricingTiers: Tier[] };
type Currency = { currency: string; total: string; categories: { subTotal: string; products: Product[] }[] };
type Pricing = { data: { currencies: Currency[]; startDate: string; endDate: string; reportGenerated: boolean } };
type Entry = {
  id: string;
  name: string;
  currency: string;
  total: string;
  categories: { subTotal: string }[];
  orgDeleted: boolean;
};
type Customers = { data: { organizations: Entry[]; reportGenerated: boolean } };

const MONTH = "start_date=2026-04-01T00:00:00.000Z&end_date=2026-04-30T23:59:59.999Z";
let client: SandboxClient;
let ids = new Map<string, string>();
beforeAll(async () => {
  client = await startForTest();
  const { data } = (await client.cloudMc("/organizations?include_deleted=true")).json as {
    data: { id: string; name: string }[];
  };
  ids = new Map(data.map(({ id, name }) => [name, id]));
});
afterAll(() => client.running.close());

const pricing = async (name: string, query = MONTH) =>
  ((await client.cloudMc(`/reports/organization_pricing?${query}&organization_id=${ids.get(name)}`)).json as Pricing)
    .data;
const customers = async (query = MONTH) =>
  ((await client.cloudMc(`/reports/customers?${query}`)).json as Customers).data;
const sum = (amounts: string[]) => amounts.reduce((total, amount) => total.plus(amount), new Decimal(0));

describe("report A", () => {
  test("tiers add up to products, products to categories, categories to totals", async () => {
    const { currencies } = await pricing("Acme");
    expect(currencies).toHaveLength(1);
    for (const { total, categories } of currencies) {
      expect(sum(categories.map(({ subTotal }) => subTotal)).toFixed(2)).toBe(total);
      for (const { subTotal, products } of categories)
        expect(sum(products.map(({ cost }) => cost)).toFixed(2)).toBe(subTotal);
    }
    const products = currencies.flatMap(({ categories }) => categories.flatMap(({ products }) => products));
    const tiered = products.filter(({ pricingTiers }) => pricingTiers.length > 0);
    expect(tiered.length).toBeGreaterThan(1);
    for (const { cost, usage, price, pricingTiers } of tiered) {
      expect([
        sum(pricingTiers.map((tier) => tier.cost)).toFixed(2),
        sum(pricingTiers.map((tier) => tier.usage)).toFixed(4),
        price,
      ]).toEqual([cost, usage, undefined]);
    }
    for (const { cost, usage, price } of products.filter(({ pricingTiers }) => pricingTiers.length === 0)) {
      expect(new Decimal(usage).times(price ?? "0").toFixed(2, Decimal.ROUND_HALF_UP)).toBe(cost);
    }
  });

  test("adjacent slices of a cycle add up to the whole, the last hour included", async () => {
    const halves = [
      "start_date=2026-04-01T00:00:00Z&end_date=2026-04-14T23:59:59.999Z",
      "start_date=2026-04-15T00:00:00Z&end_date=2026-05-01T00:00:00Z",
    ];
    const usage = async (query: string) =>
      sum(
        (await pricing("Acme", query)).currencies.flatMap(({ categories }) =>
          categories.flatMap(({ products }) => products.map((product) => product.usage)),
        ),
      );
    expect((await usage(halves[0] ?? "")).plus(await usage(halves[1] ?? "")).toFixed(4)).toBe(
      (await usage(MONTH)).toFixed(4),
    );
  });

  test("the second half of a cycle goes on in the tier the first half reached", async () => {
    const nodes = async (query: string) =>
      (await pricing("Acme", query)).currencies
        .flatMap(({ categories }) => categories.flatMap(({ products }) => products))
        .find(({ sku }) => sku === "K8S_NODE")
        ?.pricingTiers.map(({ price }) => price);
    expect(await nodes(MONTH)).toEqual(["0.12", "0.10"]);
    expect(await nodes("start_date=2026-04-20T00:00:00Z&end_date=2026-05-01T00:00:00Z")).toEqual(["0.10"]);
  });

  test("Tidewater has two currencies in a month", async () => {
    expect((await pricing("Tidewater Shipping")).currencies.map(({ currency }) => currency).sort()).toEqual([
      "CAD",
      "USD",
    ]);
  });

  test("no usage is an empty report, no pricing is no report", async () => {
    expect(await pricing("Cobalt")).toMatchObject({ currencies: [], reportGenerated: true });
    expect(await pricing("Zephyr Kitchens")).toMatchObject({ currencies: [], reportGenerated: false });
    expect(await pricing("Acme", "start_date=2020-01-01T00:00:00Z&end_date=2020-02-01T00:00:00Z")).toMatchObject({
      reportGenerated: false,
    });
    expect(await pricing("Acme", "start_date=2099-01-01T00:00:00Z&end_date=2099-02-01T00:00:00Z")).toMatchObject({
      reportGenerated: false,
    });
  });

  test("dates come back normalised", async () => {
    expect(await pricing("Acme")).toMatchObject({
      startDate: "2026-04-01T00:00:00Z",
      endDate: "2026-04-30T23:59:59.999Z",
    });
  });

  test("as CSV it has one row per product and needs a language", async () => {
    const ask = (more: string) =>
      client.cloudMc(`/reports/organization_pricing?${MONTH}&organization_id=${ids.get("Acme")}${more}`, {
        headers: { Accept: "text/csv" },
      });
    expect((await ask("")).status).toBe(400);
    const csv = await ask("&language=fr&currency=USD");
    const [header, first] = csv.text.split("\n");
    expect(header).toBe(
      "organization,account_id,category,sku,product_name,usage,unit,currency,cost,start_date,end_date",
    );
    expect(first).toMatch(/^Acme,NP-3947,Calcul,\w+,[^,]+,\d+\.\d{6},\w+,USD,\d+\.\d{2},2026-04-01T00:00:00Z,/);
  });
});

describe("report B", () => {
  test("has an entry per organization and pricing, whose sums hold", async () => {
    const { organizations, reportGenerated } = await customers();
    expect(reportGenerated).toBe(true);
    for (const { total, categories } of organizations)
      expect(sum(categories.map(({ subTotal }) => subTotal)).toFixed(2)).toBe(total);
    expect(organizations.filter(({ name }) => name === "Tidewater Shipping")).toHaveLength(2);
    expect(organizations.find(({ name }) => name === "Old Harbour Chandlery")).toMatchObject({ orgDeleted: true });
  });
  test("agrees with report A where the reseller is the same, and prices nested customers its own way", async () => {
    const { organizations } = await customers();
    expect(organizations.find(({ name }) => name === "Acme")?.total).toBe((await pricing("Acme")).currencies[0]?.total);
    const nested = organizations.find(({ name }) => name === "Pemberton Dairy");
    expect(Number(nested?.total)).toBeLessThan(Number((await pricing("Pemberton Dairy")).currencies[0]?.total));
    expect(organizations.map(({ name }) => name)).not.toContain("Northpine Cloud");
  });
});

describe("refusals", () => {
  const cases: [string, number, string, object?][] = [
    ["a deleted key", 401, `/reports/customers?${MONTH}`, { "MC-Api-Key": "old" }],
    ["a key without the right", 403, `/reports/customers?${MONTH}`, { "MC-Api-Key": CLOUDMC_KEY_WITHOUT_REPORTS }],
    ["no end", 400, "/reports/customers?start_date=2026-04-01T00:00:00Z"],
    [
      "an end before the start",
      400,
      "/reports/customers?start_date=2026-04-02T00:00:00Z&end_date=2026-04-01T00:00:00Z",
    ],
    ["an environment without its connection", 400, `/reports/organization_pricing?${MONTH}&environment_id=x`],
    [
      "an unknown environment",
      404,
      `/reports/organization_pricing?${MONTH}&service_connection_id=${CONNECTIONS[0]?.id}&environment_id=x`,
    ],
    ["an unknown organization", 404, `/reports/organization_pricing?${MONTH}&organization_id=x`],
    ["an unknown path", 404, "/nothing_here"],
  ];
  test.each(cases)("%s is %i with an errors body", async (_, status, path, headers) => {
    const answer = await client.cloudMc(path, { headers: { ...headers } });
    expect(answer).toMatchObject({
      status,
      json: { errors: [{ code: expect.any(Number), message: expect.any(String) }] },
    });
  });
  test("report B of an organization that is no reseller is 400", async () => {
    expect(await client.cloudMc(`/reports/customers?${MONTH}&organization_id=${ids.get("Acme")}`)).toMatchObject({
      status: 400,
    });
  });
});
