import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type SandboxClient, startForTest } from "../testing/sandbox-client";
import { KESTREL_ID, NORTHPINE_ID } from "./organizations/organization-seeds";

type Data = { data: Record<string, unknown> & { id: string } };
type Listed = { data: (Record<string, unknown> & { id: string; name: string })[] };

let client: SandboxClient;
let acme = "";
beforeAll(async () => {
  client = await startForTest();
});
beforeEach(async () => {
  await client.control("/reset", {});
  await client.control("/clock", { now: "2026-08-17T10:30:00Z" });
  const { data } = (await client.cloudMc("/organizations")).json as Listed;
  acme = data.find(({ name }) => name === "Acme")?.id ?? "";
});
afterAll(() => client.running.close());

const ask = async (method: string, path: string, body?: unknown) => {
  const answer = await client.cloudMc(path, { method, ...(body === undefined ? {} : { body }) });
  return { status: answer.status, json: answer.json as Data, text: answer.text };
};
const put = (rows: object) => client.control("/rows", { put: rows });
const wholePackage = async () => ((await client.cloudMc("/pricing_packages")).json as Listed).data[0]?.id ?? "";

describe("discounts", () => {
  const discount = { type: "PERCENTAGE", discountScope: "ALL_PRODUCTS", packageDiscount: 10, name: { en: "Ten" } };
  test("what may be changed follows the status", async () => {
    const path = `/pricing_packages/${await wholePackage()}/discounts`;
    const at = async (startDate: string, durationDays?: number) =>
      `${path}/${(await ask("POST", path, { ...discount, startDate, durationDays })).json.data.id}`;
    const [upcoming, current, ended] = [
      await at("2026-09-01T00:00:00Z"),
      await at("2026-08-01T00:00:00Z"),
      await at("2026-01-01T00:00:00Z", 30),
    ];
    const edit = { ...discount, startDate: "2026-10-01T00:00:00Z", packageDiscount: 20, name: { en: "Twenty" } };
    expect((await ask("PUT", upcoming, edit)).json.data).toMatchObject({ packageDiscount: 20, status: "UPCOMING" });
    expect((await ask("PUT", current, edit)).json.data).toMatchObject({ packageDiscount: 10, name: { en: "Twenty" } });
    expect((await ask("PUT", ended, edit)).status).toBe(400);
    expect([(await ask("DELETE", current)).status, (await ask("DELETE", upcoming)).status]).toEqual([400, 200]);
    expect((await ask("PUT", `${current}/deactivate`)).json.data.isDeactivated).toBe(true);
  });
  test("a percentage above a hundred, a scope without its value and a start after the running cycle's are refused", async () => {
    const path = `/organizations/${acme}/discounts`;
    const send = async (body: object) =>
      (await ask("POST", path, { ...discount, startDate: "2026-07-01", ...body })).status;
    expect(await send({})).toBe(200);
    expect(await send({ packageDiscount: 100.5 })).toBe(400);
    expect(await send({ discountScope: "PRODUCTS" })).toBe(400);
    const cycle = { startDate: "2026-08-01", endDate: "2026-09-01", currency: "USD", state: "IN_PROGRESS" };
    await put({ cmcBillingCycles: [{ id: "cycle", organizationId: acme, ...cycle }] });
    expect([await send({}), await send({ startDate: "2026-08-02" })]).toEqual([200, 400]);
  });
});

test("a commitment at a fixed price is replaced by a new one and ends itself", async () => {
  const catalogs = (await client.cloudMc("/product_catalogs")).json as { data: { products: { id: string }[] }[] };
  const product = { id: catalogs.data[0]?.products[0]?.id ?? "" };
  const body = {
    name: "Reserved",
    organization: { id: acme },
    startDate: "2026-01-01",
    pricingMethod: "FIXED_PRICE",
    fixedPrice: 500,
    committedProducts: [{ product, committedAmount: 10 }],
  };
  const { id } = (await ask("POST", "/commitments", body)).json.data;
  expect((await ask("POST", "/commitments", { ...body, fixedPrice: undefined })).status).toBe(400);
  const next = (await ask("PUT", `/commitments/${id}`, { ...body, fixedPrice: 400 })).json.data;
  expect(next.id).not.toBe(id);
  expect((await ask("GET", `/commitments/${id}`)).json.data).toMatchObject({ terminated: true, status: "EXPIRED" });
  expect((await ask("GET", "/commitments?from=2026-01-01")).status).toBe(400);
  expect((await ask("POST", `/commitments/${next.id}/terminate`, { endDate: "2026-12-31" })).json.data).toMatchObject({
    terminated: true,
    status: "IN_PROGRESS",
  });
});

describe("usage", () => {
  type Usage = { data: { records: { usage: number; usageType: string }[]; metadata: Record<string, number> } };
  const dates = "start_date=2026-04-01T00:00:00Z&end_date=2026-05-01T00:00:00Z";
  const usage = async (more: string) =>
    ((await client.cloudMc(`/service/usage?${dates}&organization_id=${acme}${more}`)).json as Usage).data;
  test("pages together hold every record, and a page holds a thousand at most", async () => {
    const { metadata } = await usage("");
    const pages = Math.ceil((metadata.totalCount ?? 0) / 1000);
    const all = await Promise.all(Array.from({ length: pages }, (_, at) => usage(`&page_size=1000&page=${at + 1}`)));
    expect(all.flatMap(({ records }) => records)).toHaveLength(metadata.totalCount ?? 0);
    expect((await ask("GET", `/service/usage?${dates}&page_size=1001`)).status).toBe(400);
  });
  test("hours, days and a month of one type add up to the same", async () => {
    const sum = async (grain: string) =>
      (await usage(`&granularity=${grain}&usage_type=vpn_gateway`)).records.reduce(
        (total, one) => total + one.usage,
        0,
      );
    expect(await sum("DAILY")).toBeCloseTo(await sum("MONTHLY"), 6);
  });
  test("a summary with its cost is the report's", async () => {
    const summary = await ask(
      "GET",
      `/usage_summary/organizations/${acme}?start_date=2026-04-01&end_date=2026-05-01&include_cost=true`,
    );
    const costs = (summary.json.data as unknown as { cost: string }[]).map(({ cost }) =>
      Math.round(Number(cost) * 100),
    );
    const report = (await client.cloudMc(`/reports/organization_pricing?${dates}&organization_id=${acme}`)).json as {
      data: { currencies: { total: string }[] };
    };
    expect((costs.reduce((total, cost) => total + cost, 0) / 100).toFixed(2)).toBe(report.data.currencies[0]?.total);
  });
});

test("an invoice in review is issued, one of nothing is paid, and one that is out is answered with nothing", async () => {
  const invoice = (id: string, totalBeforeTax: string) => ({
    id,
    number: id,
    organizationId: acme,
    resellerId: NORTHPINE_ID,
    billingCycle: "07-2026",
    status: "IN_REVIEW",
    currency: "USD",
    startDate: "2026-07-01",
    endDate: "2026-08-01",
    lines: [{ category: { en: "Compute" }, sku: "VM", usage: "1", unit: "HOUR", totalBeforeTax }],
  });
  await put({ cmcInvoices: [invoice("some", "10.00"), invoice("none", "0.00")] });
  expect((await ask("PUT", "/invoices/some/approve")).json.data).toMatchObject({ status: "ISSUED" });
  expect((await ask("PUT", "/invoices/none/approve")).json.data).toMatchObject({ status: "PAID" });
  expect((await ask("PUT", "/invoices/some/approve")).json).toEqual({});
  expect((await ask("PUT", "/invoices/none/approve")).status).toBe(400);
  expect((await ask("POST", "/invoices/some/flag", { message: "x".repeat(281) })).status).toBe(400);
});

describe("report B", () => {
  type Customers = {
    data: { organizations: { name: string; orgDeleted: unknown; metadata: object; total: string }[] };
  };
  const customers = async (more = "") => {
    const dates = "start_date=2026-04-01T00:00:00Z&end_date=2026-04-30T23:59:59.999Z";
    return ((await client.cloudMc(`/reports/customers?${dates}${more}`)).json as Customers).data.organizations;
  };
  test("a deleted organization says so, as text when the switch says so, and when", async () => {
    const closed = async () => (await customers()).find(({ name }) => name === "Old Harbour Chandlery");
    expect(await closed()).toMatchObject({ orgDeleted: true, metadata: { deletedDate: "2026-06-20T12:00:00Z" } });
    await client.control("/switches", { deletedIsText: true });
    expect(await closed()).toMatchObject({ orgDeleted: "true" });
  });
  test("a nested reseller's report holds its own customers at its own prices, and a change shows at once", async () => {
    const names = async () => (await customers(`&organization_id=${KESTREL_ID}`)).map(({ name }) => name);
    expect(await names()).toEqual(["Pemberton Dairy", "Marrowfield Clinics", "Isle of Reeds Ferries"]);
    await put({
      cmcOrganizations: [
        { id: "new", name: "Newcomer", parentId: KESTREL_ID, usageSeed: 3, environments: [{ id: "e" }] },
      ],
    });
    expect(await names()).not.toContain("Newcomer");
    await ask("POST", "/pricing_packages", {
      pricingDefinition: { id: ((await client.cloudMc("/pricings")).json as Listed).data.at(-1)?.id },
      organization: { id: KESTREL_ID },
      currency: "CAD",
      scopeQualifier: "GLOBAL",
      startDate: "2026-01-01T00:00:00Z",
    });
    expect(await names()).toContain("Newcomer");
  });
});

test("what was written is there after the process is gone", async () => {
  const stateFolder = mkdtempSync(join(tmpdir(), "sandbox-cloudmc-"));
  const first = await startForTest({ stateFolder });
  const made = await first.cloudMc("/organizations", { method: "POST", body: { name: "Kept" } });
  const { id } = (made.json as Data).data;
  await first.running.close();
  const second = await startForTest({ stateFolder });
  expect((await second.cloudMc(`/organizations/${id}`)).json).toMatchObject({ data: { name: "Kept" } });
  await second.running.close();
  rmSync(stateFolder, { recursive: true });
});
