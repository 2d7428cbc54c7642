import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SandboxClient, startForTest } from "../../testing/sandbox-client";

type Member = { name: string; parent?: number; excluded?: true };
type Report = { dimensions: Record<string, Member[]>[]; data: unknown };

let client: SandboxClient;
beforeAll(async () => {
  client = await startForTest();
  await client.control("/clock", { now: "2026-05-15T12:00:00Z" });
});
afterAll(() => client.running.close());

async function report(query: string): Promise<Report> {
  const answer = await client.cloudHealth(`/olap_reports/cost/history?${query}`);
  expect(answer.status).toBe(200);
  return answer.json as Report;
}
const cells = (data: unknown) => data as (number | null)[][];
const cents = (value: number | null | undefined) => Math.round((value ?? 0) * 10_000);

describe("the cost cube", () => {
  test("is time by service, Total first, thirteen months with the running one last", async () => {
    const { dimensions, data } = await report("client_api_id=3947");
    const months = dimensions[0]?.time?.map(({ name }) => name) ?? [];
    expect([months.length, months[0], months.at(-1)]).toEqual([14, "total", "2026-05"]);
    expect(data).toHaveLength(14);
    const rows = data as number[][][];
    expect(cents(rows[0]?.[0]?.[0])).toBe(rows.slice(1).reduce((sum, row) => sum + cents(row[0]?.[0]), 0));
  });

  test("members with a parent add up to Total; all members do not", async () => {
    const { dimensions, data } = await report("dimensions[]=AWS-Service-Category&filters[]=time:select:-2");
    const members = dimensions[0]?.["AWS-Service-Category"] ?? [];
    const values = cells(data).map((cell) => cents(cell[0]));
    const children = values.filter((_, at) => (members[at]?.parent ?? -1) >= 0);
    expect(children.reduce((sum, value) => sum + value, 0)).toBe(values[0]);
    expect(values.slice(1).reduce((sum, value) => sum + value, 0)).toBeGreaterThan(values[0] ?? 0);
  });

  test("three dimensions make four levels, and the accounts add up to the customer", async () => {
    const dimensions = ["time", "AWS-Service-Category", "AWS-Account"].map((name) => `dimensions[]=${name}`).join("&");
    const { data } = await report(`client_api_id=3948&${dimensions}`);
    const block = (data as number[][][][])[0]?.[0] ?? [];
    expect(block).toHaveLength(6);
    expect(block.slice(1).reduce((sum, cell) => sum + cents(cell[0]), 0)).toBe(cents(block[0]?.[0]));
  });

  test("filtered-out members stay, flagged and null; Total covers the rest", async () => {
    const { dimensions, data } = await report("dimensions[]=time&filters[]=time:select:2026-03,2026-04");
    const values = cells(data);
    expect(dimensions[0]?.time?.filter((member) => member.excluded)).toHaveLength(11);
    expect(values.slice(1).map((cell) => cell !== null)).toEqual([...Array(10).fill(false), true, true, false]);
    expect(cents(values[0]?.[0])).toBe(cents(values[11]?.[0]) + cents(values[12]?.[0]));
  });

  test("a filter that fits nothing, and a customer without accounts, answer 200 with an error instead of a cube", async () => {
    expect((await report("filters[]=AWS-Account:select:0")).data).toEqual({ error: expect.any(String) });
    expect((await report("client_api_id=3949")).data).toEqual({ error: expect.any(String) });
  });

  test("the running month grows with the days, past months stand still", async () => {
    const before = cells((await report("dimensions[]=time")).data);
    await client.control("/clock", { now: "2026-05-30T12:00:00Z" });
    const after = cells((await report("dimensions[]=time")).data);
    await client.control("/clock", { now: "2026-05-15T12:00:00Z" });
    expect(after.slice(1, 13)).toEqual(before.slice(1, 13));
    expect(cents(after[13]?.[0])).toBeGreaterThan(1.6 * cents(before[13]?.[0]));
  });

  test.each([
    "time:select:2026-05,-1",
    "time:select:1,-1",
    "time:reject:2026-05",
    "time:select:x",
    "colour:select:red",
    "nonsense",
  ])("the filter %s is refused with 422", async (filter) => {
    const answer = await client.cloudHealth(`/olap_reports/cost/history?filters[]=${filter}`);
    expect(answer).toMatchObject({ status: 422, json: { error: expect.any(String) } });
  });

  test("customers are billed more than they cost, but for one", async () => {
    const totals = new Map<number | null, number>();
    const sum = async (query: string) => cents(cells((await report(`dimensions[]=time&${query}`)).data)[0]?.[0]);
    for (const customer of [3947, 3955]) {
      const accounts = client.running.sandbox.store.all("tenancies").filter((held) => held.customerId === customer);
      const ids = client.running.sandbox.store
        .all("accounts")
        .filter((account) => accounts.some((held) => held.ownerId === account.ownerId))
        .map((account) => account.id);
      const cost = await sum(`filters[]=AWS-Account:select:${ids.join(",")}`);
      totals.set(customer, (await sum(`client_api_id=${customer}`)) / cost);
    }
    expect(totals.get(3947)).toBeGreaterThan(1.05);
    expect(totals.get(3955)).toBeLessThan(1);
  });

  test("sentinels: one customer fails with 503, one answers in HTML", async () => {
    expect(await client.cloudHealth("/olap_reports/cost/history?client_api_id=3952")).toMatchObject({ status: 503 });
    const nonsense = await client.cloudHealth("/olap_reports/cost/history?client_api_id=3953");
    expect([nonsense.status, nonsense.headers.get("Content-Type")]).toEqual([
      200,
      expect.stringContaining("text/html"),
    ]);
  });
});
