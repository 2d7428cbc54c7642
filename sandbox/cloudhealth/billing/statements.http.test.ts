import { afterAll, beforeAll, expect, test } from "vitest";
import { type SandboxClient, startForTest } from "../../testing/sandbox-client";

type Item = {
  id: number;
  customer_id: number;
  billing_period: string;
  total_amount: number;
  status: string;
  invoice_id: string | null;
};

let client: SandboxClient;
beforeAll(async () => {
  client = await startForTest();
});
afterAll(() => client.running.close());

async function arrange(now = "2026-05-15T12:00:00Z"): Promise<void> {
  await client.control("/reset", {});
  await client.control("/clock", { now });
}

async function statements(query: string): Promise<Item[]> {
  const answer = await client.cloudHealth(`/v1/customer_statements?per_page=100&${query}`);
  expect(answer.status).toBe(200);
  return (answer.json as { billing_artifacts: Item[] }).billing_artifacts;
}

async function monthlyCosts(customer: number): Promise<Map<string, number>> {
  const answer = await client.cloudHealth(`/olap_reports/cost/history?client_api_id=${customer}&dimensions[]=time`);
  const { dimensions, data } = answer.json as { dimensions: { time: { name: string }[] }[]; data: (number | null)[][] };
  const names = dimensions[0]?.time.map(({ name }) => name) ?? [];
  return new Map(names.map((name, at) => [name, data[at]?.[0] ?? 0]));
}

const cents = (dollars: number) => Math.round(dollars * 100);

test.each([3947, 3948, 3950, 3955])(
  "the statements of customer %i make up its cost history, each month rounded once to the cent",
  async (customer) => {
    await arrange();
    const costs = await monthlyCosts(customer);
    const sums = new Map<string, number>();
    for (const { billing_period: month, total_amount: total } of await statements(`client_api_id=${customer}`)) {
      sums.set(month, (sums.get(month) ?? 0) + cents(total));
    }
    expect(sums.size).toBe(13);
    // The cost is whole ten-thousandths, so it is brought back to them before it is rounded to cents.
    for (const [month, sum] of sums) {
      expect(sum, month).toBe(Math.round(Math.round((costs.get(month) ?? 0) * 10_000) / 100));
    }
  },
);

test("a customer whose only account began within the window has statements from that month on", async () => {
  await arrange();
  const { store } = client.running.sandbox;
  const held = store.where("tenancies", "customerId", 3951);
  const [first, ...rest] = held;
  const account = store.all("accounts").find(({ ownerId }) => ownerId === first?.ownerId);
  await client.control("/rows", {
    drop: { tenancies: rest.map(({ id }) => id) },
    put: { accounts: [{ ...account, createdAt: "2026-02-10T00:00:00Z" }] },
  });
  const months = (await statements("client_api_id=3951")).map(({ billing_period: month }) => month);
  expect(months).toEqual(["2026-02", "2026-03", "2026-04", "2026-05"]);
  const ended = { ...first, untilMonth: "2026-03" };
  await client.control("/rows", { put: { tenancies: [ended] } });
  expect(await statements("client_api_id=3951")).toHaveLength(2);
});

test("standalone accounts have a statement each, a consolidated family one, blocks one per payer", async () => {
  await arrange();
  const count = async (customer: number) =>
    (await statements(`client_api_id=${customer}&billing_period=2026-04`)).length;
  expect([await count(3947), await count(3948), await count(3950)]).toEqual([5, 1, 2]);
});

test("a month is estimated until the fifth of the next one and final from then on", async () => {
  const april = async (now: string) => {
    await arrange(now);
    return (await statements("client_api_id=3948&billing_period=2026-04"))[0];
  };
  expect(await april("2026-05-04T23:59:59Z")).toMatchObject({ status: "Estimated", invoice_id: null });
  expect(await april("2026-05-05T04:14:00Z")).toMatchObject({
    status: "Final",
    invoice_id: expect.stringMatching(/^\d{10}$/),
  });
  const estimated = await statements("client_api_id=3948&status=estimated");
  expect(estimated.map(({ billing_period: month }) => month)).toEqual(["2026-05"]);
});

test("after its payer has left, the old statement stays beside the new one, without an invoice", async () => {
  await arrange();
  const { store } = client.running.sandbox;
  const held = [...store.where("assignments", "customerId", 3948)];
  const payer = held.find((row) => row.ownerId === row.payerOwnerId);
  const rest = held.filter((row) => row !== payer);
  await client.control("/rows", {
    drop: { assignments: [payer?.id] },
    put: { assignments: rest.map((row) => ({ ...row, payerOwnerId: rest[0]?.ownerId })) },
  });
  const april = await statements("client_api_id=3948&billing_period=2026-04");
  expect(april.map((item) => item.invoice_id === null).sort()).toEqual([false, true]);
  const costs = await monthlyCosts(3948);
  expect(april.reduce((sum, item) => sum + cents(item.total_amount), 0)).toBe(
    Math.round(Math.round((costs.get("2026-04") ?? 0) * 10_000) / 100),
  );
});

test("paging covers every statement once, in the order of ids, thirty unless asked otherwise", async () => {
  await arrange();
  const first = await client.cloudHealth("/v1/customer_statements?billing_period=2026-04");
  const total = Number(first.headers.get("X-Total"));
  expect(first.headers.get("X-Per-Page")).toBe("30");
  const seen: number[] = [];
  for (let page = 1; seen.length < total; page += 1) {
    const items = await statements(`billing_period=2026-04&page=${page}&per_page=100`);
    if (items.length === 0) break;
    seen.push(...items.map(({ id }) => id));
  }
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
  expect(seen).toHaveLength(total);
});

test("a status or a period that is none is refused with the field's name", async () => {
  for (const [query, field] of [
    ["status=Open", "status"],
    ["billing_period=April", "billing_period"],
  ]) {
    const answer = await client.cloudHealth(`/v1/customer_statements?${query}`);
    expect(answer).toMatchObject({ status: 422, json: { error: expect.stringContaining(field ?? "") } });
  }
});

test("stated rows replace the derived ones of their customer only, and the switch gives periods a day", async () => {
  await arrange();
  const [item] = await statements("client_api_id=3948&billing_period=2026-04");
  const row = {
    id: 501,
    customerId: 3948,
    cloud: "AWS",
    billingPeriod: "2025-11",
    totalAmount: 1520.75,
    status: "Final",
    detailedBillingRecordsGenerationTime: "2025-12-05 04:12:09",
    statementGenerationTime: "2025-12-05 04:12:41",
    statementSummaryGenerationTime: "2025-12-05 04:12:53",
    currency: { name: "USD", symbol: "$" },
    azureInvoice: "No Azure Invoice",
    invoiceId: "1234567890",
    invoiceDate: "2025-12-03",
  };
  await client.control("/rows", { put: { statements: [row] } });
  await client.control("/switches", { statementPeriodHasDay: true });
  expect(item?.customer_id).toBe(3948);
  expect(await statements("client_api_id=3948")).toMatchObject([
    { id: 501, billing_period: "2025-11-01", statement_generation_time: "2025-12-05", total_amount: 1520.75 },
  ]);
  expect(await statements("client_api_id=3947&billing_period=2026-04")).toMatchObject(
    Array.from({ length: 5 }, () => ({ billing_period: "2026-04-01" })),
  );
});
