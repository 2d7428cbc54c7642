import pg from "pg";
import { beforeAll, expect, test, vi } from "vitest";
import { accountListQuery } from "@/lib/domain/accounts/account-list-query";
import { customerListQuery } from "@/lib/domain/customers/customer-list-query";
import { loadAccountList } from "@/lib/services/assignments/load-account-list";
import { loadCustomerLines } from "@/lib/services/customers/load-customer-lines";
import { useDatabase } from "@/scripts/testing/database";
import { staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sql = useSql(database);
const ANALYST = staffScope("analyst");
const sent = vi.spyOn(pg.Client.prototype, "query");

beforeAll(async () => {
  await sql(
    `insert into customer (id, name, search, classification, billing_enabled, tags, fetched_at, listed_count)
     select n::text, 'Labs ' || n, 'labs ' || n, 'managed_without_access', true, '[]', now(), 1 from generate_series(1, 300) n`,
  );
  await sql(
    `insert into aws_account (owner, upstream_id, name, search, type, is_active, fetched_at)
     select lpad(n::text, 12, '0'), n::text, 'a' || n, 'a' || n, 'standalone', true, now() from generate_series(1, 600) n`,
  );
  await sql(
    `insert into assignment (owner, upstream_id, customer_id, payer, managed_by, fetched_at)
     select lpad(n::text, 12, '0'), n::text, n::text, lpad(n::text, 12, '0'), 'v1', now() from generate_series(1, 300) n`,
  );
});

async function statements(
  work: () => Promise<{ rows: readonly unknown[] }>,
): Promise<[rows: number, statements: number]> {
  await work();
  sent.mockClear();
  const { rows } = await work();
  return [rows.length, sent.mock.calls.length];
}

const accounts = (params: Record<string, string>) => () => loadAccountList(ANALYST, accountListQuery(params));
const customers = (params: Record<string, string>) => () => loadCustomerLines(ANALYST, customerListQuery(params));

test("a page of accounts takes as many statements however many rows it shows: one more for a search, one for a customer's name", async () => {
  expect(await statements(accounts({}))).toEqual([20, 4]);
  expect(await statements(accounts({ per: "100" }))).toEqual([100, 4]);
  expect(await statements(accounts({ per: "100", sort: "since", state: "assigned", type: "standalone" }))).toEqual([
    100, 4,
  ]);
  expect(await statements(accounts({ q: "labs" }))).toEqual([20, 5]);
  expect(await statements(accounts({ q: "labs", per: "100", sort: "customer", page: "3" }))).toEqual([100, 5]);
  expect(await statements(accounts({ customer: "7" }))).toEqual([1, 5]);
});

test("a page of customers takes as many statements however many rows it shows", async () => {
  expect(await statements(customers({}))).toEqual([20, 4]);
  expect(await statements(customers({ per: "100", q: "labs", billing: "on", sort: "id", tag: "" }))).toEqual([100, 4]);
});

test("what a hidden column would show is not read", async () => {
  await customers({ columns: "id" })();
  sent.mockClear();
  const { rows } = await loadCustomerLines(ANALYST, customerListQuery({ columns: "id" }));
  const asked = sent.mock.calls.map(([query]) => JSON.stringify(query));
  expect(asked.some((query) => /month_cost|upstream_created_at|account_count/.test(query))).toBe(false);
  expect(rows[0]).toMatchObject({ id: "1", accounts: null, cost: null, created: null });
});

test("ids are in the order of their numbers", async () => {
  const { rows } = await loadCustomerLines(ANALYST, customerListQuery({ sort: "id", direction: "descending" }));
  expect(rows.slice(0, 2).map((row) => row.id)).toEqual(["300", "299"]);
});
