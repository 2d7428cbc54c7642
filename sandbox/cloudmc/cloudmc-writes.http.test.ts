import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type SandboxClient, startForTest } from "../testing/sandbox-client";
import { NORTHPINE_ID } from "./organizations/organization-seeds";

type Body = { data: Record<string, unknown> & { id: string }; taskId: string; errors: { message: string }[] };
type Listed = { data: (Record<string, unknown> & { id: string; name: string })[] };

let client: SandboxClient;
beforeAll(async () => {
  client = await startForTest();
});
beforeEach(async () => {
  await client.control("/reset", {});
  await client.control("/clock", { now: "2026-08-17T10:30:00Z" });
});
afterAll(() => client.running.close());

const ask = async (method: string, path: string, body?: unknown) => {
  const answer = await client.cloudMc(path, { method, ...(body === undefined ? {} : { body }) });
  return { status: answer.status, json: answer.json as Body, text: answer.text };
};
const organizations = async (query = "") => ((await client.cloudMc(`/organizations${query}`)).json as Listed).data;
const idOf = async (name: string) => (await organizations()).find((one) => one.name === name)?.id ?? "";
const put = (rows: object) => client.control("/rows", { put: rows });

type Product = { sku: string; usage: string; cost: string; price?: string; pricingTiers: { price: string }[] };
type Report = {
  data: {
    currencies: { currency: string; total: string; categories: { products: Product[] }[] }[];
    reportGenerated: boolean;
  };
};
const report = async (id: string, dates = "start_date=2026-04-01T00:00:00Z&end_date=2026-04-30T23:59:59.999Z") =>
  ((await client.cloudMc(`/reports/organization_pricing?${dates}&organization_id=${id}`)).json as Report).data;
const productsOf = async (id: string, dates?: string) =>
  (await report(id, dates)).currencies.flatMap(({ categories }) => categories.flatMap(({ products }) => products));

describe("organizations", () => {
  test("one is made, renamed, marked as a reseller and deleted, and is then listed only on demand", async () => {
    const made = await ask("POST", "/organizations", { name: "Quillfeather", entryPoint: "quill" });
    expect(made).toMatchObject({
      status: 200,
      json: { data: { entryPoint: "quill", isBillable: false, parent: { id: NORTHPINE_ID } } },
    });
    const path = `/organizations/${made.json.data.id}`;
    expect((await ask("PUT", path, { name: "Quill & Feather" })).json.data.name).toBe("Quill & Feather");
    expect((await ask("POST", `${path}/mark_reseller`)).json.data.isReseller).toBe(true);
    const gone = await ask("DELETE", path);
    expect(gone.json).toMatchObject({ taskStatus: "SUCCESS" });
    expect((await ask("GET", `/tasks/${gone.json.taskId}`)).json).toMatchObject({
      taskId: gone.json.taskId,
      data: { id: gone.json.taskId, status: "SUCCESS" },
    });
    expect((await organizations()).map(({ id }) => id)).not.toContain(made.json.data.id);
    expect((await organizations("?include_deleted=true")).map(({ id }) => id)).toContain(made.json.data.id);
    expect((await ask("PUT", path, { name: "Again" })).status).toBe(404);
  });
  test("a taken entry point, a parent out of sight and a body without a name are refused by field", async () => {
    expect(await ask("POST", "/organizations", { name: "Acme" })).toMatchObject({ status: 400 });
    expect(await ask("POST", "/organizations", { name: "New", parent: { id: "elsewhere" } })).toMatchObject({
      status: 404,
    });
    expect((await ask("POST", "/organizations", {})).json.errors[0]?.message).toContain("name");
    expect((await ask("POST", "/organizations", "not json")).status).toBe(400);
  });
  test("a user sees its own tree only", async () => {
    await put({ cmcKeys: [{ id: "acme-key", organizationId: await idOf("Acme") }] });
    const answer = await client.cloudMc("/organizations", { headers: { "MC-Api-Key": "acme-key" } });
    expect((answer.json as Listed).data.map(({ name }) => name)).toEqual(["Acme"]);
  });
  test("the organization is understood in all three spellings", async () => {
    const acme = await idOf("Acme");
    for (const spelling of ["organization_id", "org_id", "organizationId"]) {
      expect((await organizations(`?${spelling}=${acme}`)).map(({ name }) => name)).toEqual(["Acme"]);
    }
  });
});

describe("stored usage", () => {
  test("replaces what would be drawn, and the literal reading of the end drops the last record", async () => {
    const acme = await idOf("Acme");
    const hour = (at: number) => new Date(Date.UTC(2026, 3, 1, at)).toISOString();
    await put({
      cmcUsage: Array.from({ length: 24 }, (_, at) => ({
        id: `hour ${at}`,
        organizationId: acme,
        sku: "LOAD_BALANCER",
        usage: "1.5",
        startDate: hour(at),
        endDate: hour(at + 1),
      })),
    });
    const day = "start_date=2026-04-01T00:00:00.000Z&end_date=2026-04-01T23:59:59.999Z";
    expect((await productsOf(acme, day)).map(({ sku, usage }) => [sku, usage])).toEqual([["LOAD_BALANCER", "36.0000"]]);
    await client.control("/switches", { usageEndIsLiteral: true });
    expect((await productsOf(acme, day)).map(({ usage }) => usage)).toEqual(["34.5000"]);
  });
  test("the average price of a tiered product is sent when the switch says so", async () => {
    const acme = await idOf("Acme");
    await client.control("/switches", { averagePriceIsAlwaysSent: true });
    for (const { price, usage, cost } of await productsOf(acme)) {
      expect(Math.abs(Number(price) * Number(usage) - Number(cost))).toBeLessThan(0.01 + Number(usage) * 1e-6);
    }
  });
});

describe("pricing", () => {
  const standard = async () => {
    const list = (await client.cloudMc("/pricings")).json as { data: { id: string; name: { en: string } }[] };
    return list.data.find(({ name }) => name.en === "Standard Pricing")?.id ?? "";
  };
  const nodeId = async () => {
    await client.control("/reset", {});
    const pricing = (await client.cloudMc(`/pricings/${await standard()}`)).json as {
      data: { pricingProducts: { product: { id: string; sku: string } }[] };
    };
    return pricing.data.pricingProducts.find(({ product }) => product.sku === "LOAD_BALANCER")?.product.id ?? "";
  };

  test("a change alters the report from its date on, and says that the past is priced again", async () => {
    const [acme, pricing, productId] = [await idOf("Acme"), await standard(), await nodeId()];
    const before = await productsOf(acme);
    const change = await ask("POST", `/pricings/${pricing}/changes`, {
      effectiveDate: "2026-04-16T00:00:00Z",
      pricingChangeType: "MODIFY_PRODUCTS",
      pricedProductsToModify: [{ productId, field: "unitPrice", currency: "USD", value: 1 }],
    });
    expect(change).toMatchObject({ status: 200, json: { taskStatus: "SUCCESS" } });
    const balancer = (products: Product[]) => products.find(({ sku }) => sku === "LOAD_BALANCER");
    const later = await productsOf(acme, "start_date=2026-04-16T00:00:00Z&end_date=2026-04-30T23:59:59.999Z");
    const earlier = await productsOf(acme, "start_date=2026-04-01T00:00:00Z&end_date=2026-04-15T23:59:59.999Z");
    expect([balancer(earlier)?.price, balancer(later)?.price]).toEqual(["0.025", "1.00"]);
    const whole = await productsOf(acme);
    expect(balancer(whole)?.usage).toBe(balancer(before)?.usage);
    expect(whole.filter(({ sku }) => sku !== "LOAD_BALANCER")).toEqual(
      before.filter(({ sku }) => sku !== "LOAD_BALANCER"),
    );
    expect((await ask("GET", "/rollbacks")).json.data).toHaveLength(1);
    expect((await ask("DELETE", `/pricings/${pricing}/changes/${change.json.data.id}`)).status).toBe(400);
  });
  test("only a change of the future is changed or deleted, and effective shows it from its day on", async () => {
    const [pricing, productId] = [await standard(), await nodeId()];
    const tiers = [
      { lowerBound: 0, upperBound: 20, priceMode: "PER_UNIT", price: { USD: 2, CAD: 3, EUR: 2 } },
      { lowerBound: 20, priceMode: "PER_UNIT", price: { USD: 1, CAD: 2, EUR: 1 } },
    ];
    const body = (pricingTiers: object[]) => ({
      effectiveDate: "2029-01-10T00:00:00Z",
      pricingChangeType: "MODIFY_PRODUCTS",
      pricedProductsToModify: [{ productId, field: "pricingTiers", pricingTiers }],
    });
    const made = await ask("POST", `/pricings/${pricing}/changes`, body(tiers));
    const path = `/pricings/${pricing}/changes/${made.json.data.id}`;
    const tiersOn = async (date: string) => {
      const answer = await client.cloudMc(`/pricings/${pricing}/effective?date=${date}`);
      const { data } = answer.json as {
        data: { pricingProducts: { product: { id: string }; pricingTiers: object[] }[] };
      };
      return data.pricingProducts.find(({ product }) => product.id === productId)?.pricingTiers.length;
    };
    expect([await tiersOn("2029-01-09"), await tiersOn("2029-01-10")]).toEqual([0, 2]);
    expect((await ask("PUT", path, body(tiers.slice(0, 1)))).status).toBe(200);
    expect(await tiersOn("2029-01-10")).toBe(1);
    expect((await ask("DELETE", path)).status).toBe(200);
    expect(await tiersOn("2029-01-10")).toBe(0);
    expect((await ask("POST", `/pricings/${pricing}/changes`, body([...tiers].reverse()))).status).toBe(400);
  });
  test("a package for one organization takes over from the one for all, under both names", async () => {
    const [acme, pricing] = [await idOf("Acme"), await standard()];
    expect((await report(acme)).currencies.map(({ currency }) => currency)).toEqual(["USD"]);
    const made = await ask("POST", "/pricing_packages", {
      pricingDefinition: { id: pricing },
      currency: "EUR",
      scopeQualifier: "ORG_BASE",
      scopeOrganization: { id: acme },
      startDate: "2026-04-16T00:00:00Z",
    });
    expect(made).toMatchObject({ status: 200, json: { data: { status: "ACTIVE", currency: "EUR" } } });
    expect((await report(acme)).currencies.map(({ currency }) => currency)).toEqual(["USD", "EUR"]);
    const path = `/applied_pricings/${made.json.data.id}`;
    expect((await ask("GET", path)).status).toBe(200);
    expect((await ask("DELETE", `/pricings/${pricing}`)).status).toBe(400);
    expect((await ask("DELETE", path)).json).toMatchObject({ taskStatus: "SUCCESS" });
    expect((await report(acme)).currencies.map(({ currency }) => currency)).toEqual(["USD"]);
  });
  test("a scope without its organization, a foreign currency and an end before its start are refused", async () => {
    const pricing = await standard();
    const body = {
      pricingDefinition: { id: pricing },
      currency: "USD",
      scopeQualifier: "GLOBAL",
      startDate: "2026-01-01T00:00:00Z",
    };
    for (const wrong of [
      { scopeQualifier: "ORG_BASE" },
      { currency: "CHF" },
      { endDate: "2025-01-01T00:00:00Z" },
      { startDate: "soon" },
    ]) {
      expect((await ask("POST", "/applied_pricings", { ...body, ...wrong })).status, JSON.stringify(wrong)).toBe(400);
    }
  });
});

test("a catalog keeps its SKUs, categories and products, and one with pricings stays", async () => {
  const body = {
    serviceType: "cloudca",
    categories: [{ id: "c", name: { en: "Things" } }],
    products: [{ id: "p", sku: "THING", categoryId: "c" }],
  };
  const path = `/product_catalogs/${(await ask("POST", "/product_catalogs", body)).json.data.id}`;
  const wrongs = [
    { serviceType: "other" },
    { products: [] },
    { products: [{ id: "p", sku: "OTHER" }] },
    { categories: [] },
  ];
  for (const wrong of wrongs)
    expect((await ask("PUT", path, { ...body, ...wrong })).status, JSON.stringify(wrong)).toBe(400);
  const deprecated = { ...body, products: [{ id: "p", sku: "THING", categoryId: "c", deprecated: true }] };
  expect((await ask("PUT", path, deprecated)).status).toBe(200);
  expect((await ask("PUT", path, body)).status).toBe(400);
  const id = path.split("/").at(-1);
  await ask("POST", "/pricings", { name: { en: "List" }, supportedCurrencies: ["USD"], productCatalogs: [{ id }] });
  expect((await ask("DELETE", path)).status).toBe(400);
});

test("a wrong method on a known path is 405 and says which are right", async () => {
  const answer = await client.cloudMc("/reports/customers", { method: "DELETE" });
  expect([answer.status, answer.headers.get("Allow")]).toEqual([405, "GET"]);
});
