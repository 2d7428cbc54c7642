import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { roleAddress } from "@/lib/support/role-address";
import { useDatabase } from "@/scripts/testing/database";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sql = useSql(database);

const A = "3947";
const B = "3948";
const TENANT_TABLES = [
  "customer",
  "assignment",
  "aws_account",
  "cost_reading",
  "cost_book",
  "cost_period",
  "cost_member",
  "cost_fact",
  "cost_statement",
  "price_report",
  "usage_report",
  "usage_report_part",
  "usage_report_chunk",
  "usage_report_share",
  "usage_item",
  "usage_row",
  "usage_sum",
  "refresh",
];
/** Say how an upstream fares, for how long reports are kept, or who the partner is, and nothing of any customer. */
const OPEN_TABLES = ["branding", "upstream_lane", "usage_retention"];

let customer: pg.Client;
let staff: pg.Client;

beforeAll(async () => {
  customer = new pg.Client({ connectionString: roleAddress("headwater_customer") });
  staff = new pg.Client({ connectionString: roleAddress("headwater_staff") });
  await Promise.all([customer.connect(), staff.connect()]);
  await seed(A, "000000000001");
  await seed(B, "000000000002");
  await sql(
    "insert into aws_account (owner, upstream_id, name, search, type, is_active, fetched_at) values ('000000000003', '3', 'free', 'free', 'linked', true, now())",
  );
  for (const [text, values] of reportOf("22220000-0000-4000-8000-000000000000", null)) await sql(text, values);
  await sql(
    "insert into usage_schedule (id, wish, day_of_month, state, next_on, created_by_id, created_by_name) values (gen_random_uuid(), '{}', 3, 'active', now(), gen_random_uuid(), 'x')",
  );
  await sql("insert into usage_schedule_run select id, now(), now(), 1, '{}' from usage_schedule");
  await sql("insert into refresh (kind, key, state, requested_at) values ('partner-cost', 'partner', 'ended', now())");
  for (const [text, values] of costsOf(null)) await sql(text, values);
  await sql("insert into cost_rollup_due (split, start) values ('service', '2026-10-01')");
  await sql("insert into cost_rollup values ('service', '2026-10-01', 'USD', 'ec2', 'EC2', 1)");
  await sql("insert into cost_rollup_period values ('service', '2026-10-01', 'USD', '2026-11-01', 1, 0, 1, now())");
  await sql("insert into cost_dimension values ('AWS-Account', 'Account', 'dimension', now())");
  await sql("insert into organization (id, name, is_reseller, fetched_at) values ('o', 'o', true, now())");
  await sql(
    "insert into customers_price_report (reseller, month, body, fetched_at) values ('o', '2026-10', '{}', now())",
  );
  await sql(
    "insert into sync_run (id, upstream, state, step, changes, started_by) values (gen_random_uuid(), 'here', 'done', 'finished', '{}', 'x')",
  );
  await sql("insert into sign_in_limit (key) values ('k')");
});

afterAll(() => Promise.all([customer.end(), staff.end()]));

async function seed(id: string, owner: string): Promise<void> {
  const report = `0000${id}-0000-4000-8000-000000000000`;
  const user = `1111${id}-0000-4000-8000-000000000000`;
  const statements: [string, unknown[]][] = [
    [
      "insert into customer (id, name, search, classification, billing_enabled, tags, fetched_at) values ($1, $1, $1, 'x', true, '[]', now())",
      [id],
    ],
    [
      "insert into aws_account (owner, upstream_id, name, search, type, is_active, fetched_at) values ($1, $1, $1, $1, 'linked', true, now())",
      [owner],
    ],
    [
      "insert into assignment (owner, upstream_id, customer_id, payer, managed_by, fetched_at) values ($1, $1, $2, $1, 'v1', now())",
      [owner, id],
    ],
    ...costsOf(id),
    [
      "insert into price_report (customer_id, organization, month, body, first_read_at, fetched_at) values ($1, 'o', '2026-10', '{}', now(), now())",
      [id],
    ],
    ...reportOf(report, id),
    ["insert into usage_report_share values ($1, $2, 'r', '{}', '{}', '{}', 1, now(), now())", [report, id]],
    ["insert into refresh (kind, key, customer_id, state, requested_at) values ('cost', $1, $1, 'ended', now())", [id]],
    [
      "insert into operation (id, kind, upstream, resource_key, state, payload, payload_hash, customer_id, actor_id, actor_name) values (gen_random_uuid(), 'assign-account', 'cloudhealth', $1, 'QUEUED', '{}', '', $1, gen_random_uuid(), 'x')",
      [id],
    ],
    ["insert into audit_entry (actor_name, verb, subject, customer_id, detail) values ('x', 'x', 'x', $1, '{}')", [id]],
    [
      "insert into app_user (id, email, name, role, customer_id, password_hash) values ($1, $2, 'x', 'viewer', $3, 'x')",
      [user, `${id}@customer.example`, id],
    ],
    ["insert into app_session (sid_hash, user_id, absolute_expires_at) values ($1, $2, now())", [id, user]],
  ];
  for (const [text, values] of statements) await sql(text, values);
}

/** A report with one part and one piece of its file; the partner's own has no customer. */
function reportOf(report: string, customer: string | null): [string, unknown[]][] {
  const mark = report.replaceAll("-", "");
  return [
    [
      "insert into usage_report (id, customer_id, realm, request, requested_by_id, requested_by_name) values ($1, $2, 'r', '{}', gen_random_uuid(), 'x')",
      [report, customer],
    ],
    [
      "insert into usage_report_part (id, report_id, customer_id, seq, from_time, to_time, state, operation_id) values ($1, $1, $2, 0, '2026-10-01', '2026-11-01', 'ready', $1)",
      [report, customer],
    ],
    ["insert into usage_report_chunk (part_id, seq, customer_id, bytes) values ($1, 0, $2, '')", [report, customer]],
    ["select begin_usage_part($1)", [report]],
    [`insert into usage_row_${mark} (line, item, customer_id) values (1, 1, $1)`, [customer]],
    [
      `insert into usage_text_${mark} values (default, 1, $1, 'r', '', '', '', '', '', '', '', '', '', '', '', '', '', null, 0)`,
      [customer],
    ],
    ["select finish_usage_part($1)", [report]],
  ];
}

/** One row in each table of costs; the partner's own have no customer. */
function costsOf(customer: string | null): [string, unknown[]][] {
  const reading = `2222${customer ?? "0000"}-0000-4000-8000-000000000000`;
  const book = "(select id from cost_book where reading_id = $1)";
  const rows: [string, unknown[]][] = [
    [
      "insert into cost_reading values ($1, $2, 'monthly', '{time}', 'GET', null, 'USD', null, now(), now())",
      [reading, customer],
    ],
    [
      "insert into cost_book (reading_id, customer_id, \"interval\", split) values ($1, $2, 'monthly', 'service')",
      [reading, customer],
    ],
    [`insert into cost_period values (${book}, $2, '2026-10-01', '2026-11-01', 1, 0, $1)`, [reading, customer]],
    [`insert into cost_member values (${book}, $2, 0, 'ec2', 'EC2')`, [reading, customer]],
    [`insert into cost_fact values (${book}, $2, '2026-10-01', 'ec2', '', 1)`, [reading, customer]],
  ];
  if (customer === null) return rows;
  return [
    ...rows,
    [
      "insert into cost_statement (customer_id, month, status, total, currency, fetched_at) values ($1, '2026-10', 'final', 1, 'USD', now())",
      [customer],
    ],
  ];
}

async function tables(): Promise<string[]> {
  const rows = await sql<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> '_prisma_migrations' order by 1`,
  );
  return rows.map((row) => row.name);
}

/** Runs as a customer's connection does: a transaction that names its tenant and is undone in the end. */
async function asTenant<R extends object>(tenant: string | null, text: string): Promise<R[]> {
  await customer.query("begin");
  try {
    if (tenant !== null) await customer.query("select set_config('headwater.customer_id', $1, true)", [tenant]);
    return (await customer.query<R & pg.QueryResultRow>(text)).rows;
  } finally {
    await customer.query("rollback");
  }
}

const countAs = async (tenant: string | null, table: string) =>
  (await asTenant<{ n: number }>(tenant, `select count(*)::int as n from "${table}"`))[0]?.n;
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "allowed",
    (error: { code?: string }) => error.code,
  );
const DENIED = "42501";

describe("the catalog", () => {
  test("every table holds row level security against its owner too, and has a policy for staff", async () => {
    const rows = await sql<{ name: string; on: boolean; forced: boolean; staff: number }>(
      `select c.relname as name, c.relrowsecurity as on, c.relforcerowsecurity as forced,
         (select count(*)::int from pg_policies p where p.tablename = c.relname and p.schemaname = 'public'
          and p.roles = '{headwater_staff}' and p.cmd = 'ALL') as staff
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> '_prisma_migrations'`,
    );
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter((row) => !row.on || !row.forced || row.staff !== 1)).toEqual([]);
  });

  test("no policy reaches further than its role, and a customer's are for reading", async () => {
    const rows = await sql<{ tablename: string; roles: string; cmd: string }>(
      "select tablename, roles::text, cmd from pg_policies where schemaname = 'public'",
    );
    const customers = rows.filter((row) => row.roles !== "{headwater_staff}");
    expect(customers.filter((row) => row.roles !== "{headwater_customer}" || row.cmd !== "SELECT")).toEqual([]);
    expect(customers.map((row) => row.tablename).sort()).toEqual([...TENANT_TABLES, ...OPEN_TABLES].sort());
  });

  test("a function that runs with its owner's rights has a pinned search path, and customers may not call it", async () => {
    const rows = await sql<{ name: string; config: string[] | null; theirs: boolean; anybodys: boolean }>(
      `select p.proname as name, p.proconfig as config,
         has_function_privilege('headwater_customer', p.oid, 'execute') as theirs,
         exists (select from aclexplode(p.proacl) a where a.grantee = 0) or p.proacl is null as anybodys
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')`,
    );
    expect(rows.map((row) => row.name)).toContain("enqueue_job");
    expect(rows.filter((row) => !row.config?.some((one) => one.startsWith("search_path=pg_catalog")))).toEqual([]);
    expect(rows.filter((row) => row.theirs || row.anybodys)).toEqual([]);
  });

  test("a view asks with the rights of whoever reads it", async () => {
    const views = await sql(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and (c.relkind = 'm' or (c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false)))
         and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
    );
    expect(views).toEqual([]);
  });

  test("what a customer may read is held by a policy that asks for its tenant, or says nothing of any customer", async () => {
    const rows = await sql<{ name: string; asks: boolean | null }>(
      `select c.relname as name,
         (select bool_and(p.qual like '%current_customer()%') from pg_policies p where p.schemaname = 'public'
          and p.tablename = c.relname and p.roles = '{headwater_customer}') as asks
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f')
         and has_any_column_privilege('headwater_customer', c.oid, 'select')`,
    );
    expect(rows.filter(({ name, asks }) => asks !== true && !OPEN_TABLES.includes(name))).toEqual([]);
    const named = await sql<{ name: string }>(
      `select distinct table_name as name from information_schema.columns
       where table_schema = 'public' and (column_name like '%customer%' or column_name = 'realm')`,
    );
    expect(named.filter(({ name }) => OPEN_TABLES.includes(name))).toEqual([]);
  });

  test("a part of a table that is kept in parts is nobody's to read by itself", async () => {
    const parts = await sql<{ name: string; readable: boolean }>(
      `select c.relname as name, bool_or(has_any_column_privilege(r.rolname, c.oid, 'select')) as readable
       from pg_class c, pg_roles r where c.relispartition and c.relkind = 'r'
         and r.rolname in ('headwater_customer', 'headwater_staff') group by 1`,
    );
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.filter(({ readable }) => readable)).toEqual([]);
  });

  test("neither role is more than it should be, and neither can become another", async () => {
    const roles = await sql(
      `select rolname, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as mighty,
         (select count(*)::int from pg_auth_members m where m.member = r.oid) as memberships
       from pg_roles r where rolname like 'headwater\\_%' and rolname in ('headwater_staff', 'headwater_customer') order by 1`,
    );
    expect(roles).toEqual([
      { rolname: "headwater_customer", mighty: false, memberships: 0 },
      { rolname: "headwater_staff", mighty: false, memberships: 0 },
    ]);
    expect(await codeOf(customer.query("set role headwater_staff"))).toBe(DENIED);
    const owner = customer.escapeIdentifier(new URL(database.url).username);
    for (const one of [customer, staff]) expect(await codeOf(one.query(`set role ${owner}`))).toBe(DENIED);
  });
});

describe("a customer's connection", () => {
  test("sees no row of any table before a tenant is named", async () => {
    for (const table of await tables()) {
      if (OPEN_TABLES.includes(table)) continue;
      const seen = await countAs(null, table).catch((error: { code?: string }) => error.code);
      expect([table, seen]).toEqual([table, TENANT_TABLES.includes(table) ? 0 : DENIED]);
    }
  });

  test("sees of each of its tables exactly its own row", async () => {
    for (const table of TENANT_TABLES) {
      expect([table, await countAs(A, table)]).toEqual([table, 1]);
      const rows = await asTenant<Record<string, unknown>>(A, `select * from "${table}"`);
      const whose = rows.map((row) => row.customer_id ?? row.id ?? row.owner);
      expect([table, whose]).toEqual([table, [table === "aws_account" ? "000000000001" : A]]);
    }
  });

  test("may not read the tables that are the partner's alone, whoever it says it is", async () => {
    const theirs = (await tables()).filter((table) => ![...TENANT_TABLES, ...OPEN_TABLES].includes(table));
    expect(theirs).toContain("app_user");
    for (const table of theirs) {
      expect([table, await codeOf(asTenant(A, `select * from "${table}"`))]).toEqual([table, DENIED]);
    }
    expect(await codeOf(asTenant(A, "select * from graphile_worker.jobs"))).toBe(DENIED);
    expect(await codeOf(asTenant(A, "select * from _prisma_migrations"))).toBe(DENIED);
  });

  test("loses an account from sight with its assignment", async () => {
    await sql("update assignment set removed_at = now() where customer_id = $1", [A]);
    expect(await countAs(A, "aws_account")).toBe(0);
    await sql("update assignment set removed_at = null where customer_id = $1", [A]);
    expect(await countAs(A, "aws_account")).toBe(1);
  });

  test.each(["", " ", "*", "%", "3947,3948", "' or true --", "{3947}", "null", "0", "03947", "3947 "])(
    "sees nothing as tenant %j",
    async (garbage) => {
      for (const table of TENANT_TABLES) expect([table, await countAs(garbage, table)]).toEqual([table, 0]);
    },
  );

  test("becomes nothing more by settings that it can forge", async () => {
    for (const forged of ["headwater.staff", "headwater.role", "app.staff", "app.tenant"]) {
      await customer.query("select set_config($1, 'on', false)", [forged]);
    }
    expect(await countAs(A, "customer")).toBe(1);
    expect(await codeOf(customer.query("set row_security = off; select * from customer"))).toBe(DENIED);
    await customer.query("set row_security = on");
    expect(await codeOf(customer.query("set session authorization headwater_staff"))).toBe(DENIED);
  });

  test("may write nothing, its own rows included", async () => {
    for (const table of await tables()) {
      const answers = [
        await codeOf(asTenant(A, `insert into "${table}" default values`)),
        await codeOf(asTenant(A, `delete from "${table}"`)),
        await codeOf(asTenant(A, `truncate "${table}"`)),
        await codeOf(asTenant(A, `lock table "${table}" in exclusive mode`)),
      ];
      expect([table, ...answers]).toEqual([table, DENIED, DENIED, DENIED, DENIED]);
    }
    expect(await codeOf(asTenant(A, "update customer set name = 'x'"))).toBe(DENIED);
    expect(await codeOf(asTenant(A, "create table public.mine (id int)"))).toBe(DENIED);
    expect(await codeOf(asTenant(A, "select enqueue_job('run-operations', '{}', null, 'x')"))).toBe(DENIED);
    expect(await codeOf(asTenant(A, "select nextval('audit_entry_id_seq')"))).toBe(DENIED);
  });

  test("leaves no tenant behind on its session", async () => {
    expect(await countAs(A, "customer")).toBe(1);
    expect((await customer.query("select count(*)::int as n from customer")).rows).toEqual([{ n: 0 }]);
  });
});

describe("what was done stays done", () => {
  test("staff add to the audit and read it, and can neither change nor remove an entry", async () => {
    const added = await staff.query(
      "insert into audit_entry (actor_name, verb, subject, detail) values ('y', 'y', 'y', '{}') returning id",
    );
    expect(added.rowCount).toBe(1);
    for (const attempt of ["update audit_entry set verb = 'z'", "delete from audit_entry", "truncate audit_entry"]) {
      expect([attempt, await codeOf(staff.query(attempt))]).toEqual([attempt, DENIED]);
    }
    expect((await staff.query("select count(*)::int as n from audit_entry")).rows).toEqual([{ n: 3 }]);
  });

  test("staff hold no right to change the audit, so that more than its triggers stand in the way", async () => {
    const rights = await sql(
      `select t as audit, has_table_privilege('headwater_staff', t, 'update, delete, truncate') as change
       from unnest(array['audit_entry', 'audit_link', 'audit_root']) t`,
    );
    expect(rights.map(({ change }) => change)).toEqual([false, false, false]);
  });

  test("staff change no table, policy, role or function", async () => {
    for (const attempt of [
      "alter table audit_entry disable row level security",
      "drop policy own_customer on customer",
      "alter role headwater_customer bypassrls",
      "create function public.mine() returns int language sql as 'select 1'",
      "select * from graphile_worker.jobs",
    ]) {
      expect([attempt, await codeOf(staff.query(attempt))]).toEqual([attempt, DENIED]);
    }
    // PostgreSQL answers this with a warning and grants nothing.
    await staff.query("grant update on audit_entry to headwater_staff");
    expect(await codeOf(staff.query("update audit_entry set verb = 'z'"))).toBe(DENIED);
  });
});
