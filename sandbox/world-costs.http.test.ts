import { Decimal } from "decimal.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { hash } from "./dice";
import { type CostTable, readAll, readCosts } from "./testing/cost-table";
import { type SandboxClient, startForTest } from "./testing/sandbox-client";

const WORLDS = [
  { seed: 1, customers: 24, accounts: 160 },
  { seed: 42, customers: 60, accounts: 500 },
];
/** Their cost reports are slow, fail or are no reports. */
const SENTINELS = [3951, 3952, 3953];
const CUSTOMERS_TRIED = 8;

const Owned = z.object({ id: z.number(), owner_id: z.string().optional() });
const Held = z.object({ owner_id: z.string(), customer_id: z.number() });
const Block = z
  .object({ owner_id: z.string(), target_client_api_id: z.number() })
  .transform((block) => ({ owner_id: block.owner_id, customer_id: block.target_client_api_id }));
const Assigned = z.object({ price_book_id: z.number(), target_client_api_id: z.number() });
const Specification = z.object({ specification: z.string() });

const LIST = "dimensions[]=time&dimensions[]=AWS-Account";
const CELLS = "dimensions[]=time&dimensions[]=AWS-Service-Category&dimensions[]=AWS-Account";

describe.each(WORLDS)("a world of $customers customers and $accounts accounts, seed $seed,", (world) => {
  let client: SandboxClient;
  let partner: CostTable;
  let accountsOf: Map<number | null, string[]>;

  beforeAll(async () => {
    client = await startForTest(world);
    partner = await readCosts(client, LIST);
    const accounts = await readAll(client, "/v1/aws_accounts", Owned);
    const held = [
      ...(await readAll(client, "/v1/aws_account_assignments", Held)),
      ...(await readAll(client, "/v2/aws_account_assignments", Block)),
    ];
    const customerOf = new Map(held.map((one) => [one.owner_id, one.customer_id]));
    accountsOf = new Map();
    for (const { id, owner_id } of accounts) {
      if (owner_id === undefined) continue;
      const customer = customerOf.get(owner_id) ?? null;
      accountsOf.set(customer, [...(accountsOf.get(customer) ?? []), String(id)]);
    }
  });
  afterAll(() => client.running.close());

  const customers = () =>
    [...accountsOf.keys()].filter((id): id is number => id !== null && !SENTINELS.includes(id)).sort((a, b) => a - b);
  const tried = () =>
    customers()
      .toSorted((a, b) => hash(world.seed, a) - hash(world.seed, b))
      .slice(0, CUSTOMERS_TRIED);
  const months = () => partner.members("time").flatMap(({ name }) => (name === "total" ? [] : [name]));

  test("what the partner pays is what it pays for each customer's accounts and the unassigned ones, to the last digit", async () => {
    const sums = new Map<string, Decimal>();
    for (const ids of accountsOf.values()) {
      const part = await readCosts(client, `dimensions[]=time&filters[]=AWS-Account:select:${ids.join(",")}`);
      for (const month of ["total", ...months()]) {
        sums.set(month, (sums.get(month) ?? new Decimal(0)).plus(part.cell(month) ?? 0));
      }
    }
    const whole = await readCosts(client, "dimensions[]=time");
    for (const [month, sum] of sums) expect(sum.toString(), month).toBe(whole.cell(month)?.toString());
    expect(months().length).toBeGreaterThanOrEqual(13);
  });

  test("the partner's accounts of a month add up to its total, and the months to the year", () => {
    const accounts = partner.members("AWS-Account").filter(({ name }) => name !== "total");
    const add = (costs: (Decimal | null)[]) => Decimal.sum(0, ...costs.map((cost) => cost ?? 0)).toString();
    for (const month of months()) {
      expect(add(accounts.map(({ name }) => partner.cell(month, name)))).toBe(partner.cell(month, "total")?.toString());
    }
    for (const { name } of accounts) {
      expect(add(months().map((month) => partner.cell(month, name)))).toBe(String(partner.cell("total", name) ?? 0));
    }
  });

  test("a customer pays for each service of each account what its price book makes of the partner's cost", async () => {
    const assigned = await readAll(client, "/v1/price_book_assignments", Assigned);
    const cost = await readCosts(client, CELLS);
    const leaves = cost.members("AWS-Service-Category").flatMap(({ name }, at, all) => {
      const isParent = all.some(({ parent }) => parent !== undefined && parent === at);
      return isParent || name === "total" ? [] : [name];
    });
    let compared = 0;
    for (const customer of tried()) {
      const book = assigned.find(({ target_client_api_id }) => target_client_api_id === customer)?.price_book_id;
      const factor = factorOf(
        Specification.parse((await client.cloudHealth(`/v1/price_books/${book}/specification`)).json).specification,
      );
      const billed = await readCosts(client, `${CELLS}&client_api_id=${customer}`);
      // The running month is cut in the middle of a day, where a tenth of a cent more or less is nobody's fault.
      for (const month of months().slice(0, -1)) {
        for (const leaf of leaves) {
          for (const account of accountsOf.get(customer) ?? []) {
            const paid = cost.cell(month, leaf, account);
            const expected = paid?.times(factor).toDecimalPlaces(4, Decimal.ROUND_HALF_UP).toString();
            expect(billed.cell(month, leaf, account)?.toString(), `${customer} ${month} ${leaf} ${account}`).toBe(
              expected,
            );
            if (expected !== undefined) compared += 1;
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(1_000);
  });

  test("one customer at least is sold below cost, the others above it", async () => {
    const margins: boolean[] = [];
    for (const customer of new Set([3955, ...tried()])) {
      const billed = await readCosts(client, `dimensions[]=time&client_api_id=${customer}`);
      const ids = accountsOf.get(customer) ?? [];
      const paid = await readCosts(client, `dimensions[]=time&filters[]=AWS-Account:select:${ids.join(",")}`);
      const margin = (billed.cell("total") ?? new Decimal(0)).minus(paid.cell("total") ?? 0);
      expect(margin.isPositive(), String(customer)).toBe(customer !== 3955);
      margins.push(margin.isPositive());
    }
    expect(new Set(margins)).toEqual(new Set([true, false]));
  });
});

/** The books of a fresh world have one rule for everything. */
function factorOf(specification: string): Decimal {
  const [, kind] = /billingRuleType="(\w+)"/.exec(specification) ?? [];
  const [, percent = ""] = /billingAdjustment="([\d.]+)"/.exec(specification) ?? [];
  if (specification.match(/<BillingRule /g)?.length !== 1 || !specification.includes('productName="ANY"')) {
    throw new Error(`More than one rule: ${specification}`);
  }
  return new Decimal(100).plus(kind === "percentDiscount" ? `-${percent}` : percent).div(100);
}
