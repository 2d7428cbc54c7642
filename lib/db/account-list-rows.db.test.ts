import { beforeAll, describe, expect, test } from "vitest";
import { eachAccountLine, readAccountPage } from "@/lib/db/account-list-rows";
import { refreshAccountCounts } from "@/lib/db/assignment-rows";
import { inTransaction, withScope } from "@/lib/db/client";
import { ACCOUNT_SORTS, accountListQuery } from "@/lib/domain/accounts/account-list-query";
import type { UrlParams } from "@/lib/domain/values/list-query";
import { toSearchText } from "@/lib/domain/values/search-text";
import { useDatabase } from "@/scripts/testing/database";
import { SYSTEM } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sql = useSql(database);

const ODD_NAMES = ['Smith, Sons & "Daughters"', "100% + a_b", "back\\slash", "Ærø Énergie", "شركة النور", "Plain"];
const owner = (number: number) => String(number).padStart(12, "0");

/** Seven accounts each: the first four by turns with the customers, one of them not listed, the rest nobody's. */
beforeAll(async () => {
  for (const [at, name] of ODD_NAMES.entries()) {
    await sql(
      `insert into customer (id, name, search, classification, billing_enabled, tags, fetched_at)
       values ($1, $2, $3, 'managed_without_access', true, '[]', now())`,
      [String(4000 + at), name, toSearchText(name)],
    );
  }
  for (let number = 1; number <= 42; number += 1) {
    const name = `${ODD_NAMES[number % 6]} ${number}`;
    await sql(
      `insert into aws_account (owner, upstream_id, name, search, type, family, is_active, fetched_at)
       values ($1, $1, $2, $3, $4, $5, $6, now())`,
      [
        owner(number),
        name,
        toSearchText(name),
        number % 2 ? "linked" : "standalone",
        number % 3 ? `Family ${number % 4}` : null,
        number % 5 > 0,
      ],
    );
    if (number % 7 < 4) {
      await sql(
        `insert into assignment (owner, upstream_id, customer_id, payer, managed_by, fetched_at, held_since)
         values ($1, $1, $2, $3, $4, now(), now() - $5 * interval '1 minute')`,
        [
          owner(number),
          String(4000 + (number % 5)),
          owner(number - (number % 2)),
          number % 11 ? "v1" : "v2",
          number % 9,
        ],
      );
    }
  }
  await sql("update aws_account set removed_at = now() where owner = $1", [owner(7)]);
  await withScope(SYSTEM, (db) => refreshAccountCounts(db, null));
});

const read = (params: UrlParams) => withScope(SYSTEM, (db) => readAccountPage(db, accountListQuery(params)));

async function whole(params: Readonly<Record<string, string>>): Promise<{ owners: string[]; total: number }> {
  const owners: string[] = [];
  for (let page = 1; ; page += 1) {
    const { rows, total } = await read({ ...params, page: String(page) });
    owners.push(...rows.map((row) => row.owner));
    if (rows.length === 0 || owners.length >= total) return { owners, total };
  }
}

describe("each order and filter", () => {
  const filters: Readonly<Record<string, string>>[] = [
    {},
    { state: "assigned" },
    { state: "unassigned" },
    { customer: "4001" },
    { q: "plain" },
    { q: "1", state: "assigned" },
    { q: "0000 0000-001", type: "linked" },
    { q: "energie", active: "yes", family: "Family 1" },
    { managed: "v2" },
  ];
  test.each(filters)("%j: every account once, as many as the total says, whatever the order", async (filter) => {
    const expected = (await whole(filter)).owners.sort();
    for (const sort of ACCOUNT_SORTS) {
      for (const direction of ["ascending", "descending"]) {
        const { owners, total } = await whole({ ...filter, sort, direction });
        expect([sort, direction, total, [...owners].sort()]).toEqual([sort, direction, expected.length, expected]);
      }
    }
  });
});

describe("search", () => {
  test.each([
    ["ærø energie", "Ærø Énergie"],
    ['sons & "d', 'Smith, Sons & "Daughters"'],
    ["% + a_", "100% + a_b"],
    ["k\\s", "back\\slash"],
    ["النور", "شركة النور"],
    ["SMITH,", 'Smith, Sons & "Daughters"'],
  ])("%s finds accounts of that name and those its customer holds, and nothing else", async (text, name) => {
    const { owners, total } = await whole({ q: text });
    const wanted = await sql<{ owner: string }>(
      `select a.owner from aws_account a left join assignment s on s.owner = a.owner and s.removed_at is null
       left join customer c on c.id = s.customer_id
       where a.removed_at is null and (starts_with(a.name, $1 || ' ') or c.name = $1) order by 1`,
      [name],
    ).then((rows) => rows.map((row) => row.owner));
    expect(owners.sort()).toEqual(wanted);
    expect(total).toBe(wanted.length);
  });

  test("a % or _ is looked for as itself, not as any text", async () => {
    expect((await whole({ q: "a%b" })).total).toBe(0);
    expect((await whole({ q: "s_ns" })).total).toBe(0);
  });
});

test("newest first means held last, and what nobody holds comes after all that is held", async () => {
  const { owners } = await whole({ sort: "since" });
  const rows = await sql<{ owner: string }>(
    `select a.owner from aws_account a left join assignment s on s.owner = a.owner and s.removed_at is null
     where a.removed_at is null order by s.held_since desc nulls last, case when s.owner is null then a.owner end, a.owner desc`,
  );
  expect(owners).toEqual(rows.map((row) => row.owner));
});

test("an account whose customer changes is new there; one whose payer changes is not", async () => {
  const since = async () =>
    (await sql<{ held_since: Date }>("select held_since from assignment where owner = $1", [owner(1)]))[0]?.held_since;
  const before = await since();
  await sql("update assignment set payer = $1 where owner = $2", [owner(2), owner(1)]);
  expect(await since()).toEqual(before);
  await sql("update assignment set customer_id = '4004' where owner = $1", [owner(1)]);
  expect((await since())?.getTime()).toBeGreaterThan(before?.getTime() ?? 0);
  await withScope(SYSTEM, (db) => refreshAccountCounts(db, null));
});

test("an export holds what the pages hold, in their order", async () => {
  for (const params of [{ sort: "since" }, { q: "plain", sort: "name" }, { state: "unassigned", sort: "customer" }]) {
    const owners: string[] = [];
    await inTransaction(SYSTEM, (db) =>
      eachAccountLine(db, accountListQuery(params), async (lines) => {
        owners.push(...lines.map((line) => line.owner));
      }),
    );
    expect(owners).toEqual((await whole(params)).owners);
  }
});

test("a page takes as many statements however many accounts it shows or there are before it", async () => {
  const statements = (params: UrlParams) =>
    withScope(SYSTEM, async (db) => {
      let count = 0;
      const counting = new Proxy(db, {
        get(target, key, receiver) {
          if (key === "$queryRaw") count += 1;
          return Reflect.get(target, key, receiver);
        },
      });
      await readAccountPage(counting, accountListQuery(params));
      return count;
    });
  for (const sort of ACCOUNT_SORTS) {
    expect(await statements({ sort })).toBe(2);
    expect(await statements({ sort, per: "100", page: "2" })).toBe(2);
    expect(await statements({ sort, q: "plain", state: "assigned" })).toBe(3);
  }
});
