import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import pg from "pg";
import { NO_USAGE_FILTERS } from "@/lib/domain/usage/usage-report";
import { roleAddress } from "@/lib/support/role-address";
import {
  COMBINED_REPORT,
  FOREIGN_CUSTOMER,
  FOREIGN_REPORT,
  OWN_CUSTOMER,
  OWN_REPORT,
  SECRET_AMOUNTS,
  WORD,
} from "./canaries";

const MINE = "ca0a0000-0000-4000-8000-000000000000";

const REPORTS = [OWN_REPORT, FOREIGN_REPORT, COMBINED_REPORT].map((id) => `'${id}'`).join(", ");
const OWN_USAGE = { customer: OWN_CUSTOMER, name: "own item", billable: "1.5" };
const FOREIGN_USAGE = { customer: FOREIGN_CUSTOMER, name: `${WORD}-item`, billable: SECRET_AMOUNTS.foreignUsage };
const USAGE = [
  { part: OWN_REPORT, rows: [OWN_USAGE] },
  { part: FOREIGN_REPORT, rows: [FOREIGN_USAGE] },
  { part: COMBINED_REPORT, rows: [OWN_USAGE, FOREIGN_USAGE] },
];

/** Rows that are changed where they stand. They are put back as they were. */
const CHANGED = [
  {
    table: "account_cost",
    key: ["month", "owner"],
    columns: ["cost"],
    where: "true",
    change: `cost = ${SECRET_AMOUNTS.accountCost}`,
  },
  {
    table: "price_list",
    key: ["month", "applied_pricing"],
    columns: ["body"],
    where: "true",
    change: `body = jsonb_set(body, '{products}', (SELECT jsonb_agg(p || '{"costOfGoods": "${SECRET_AMOUNTS.costOfGoods}"}')
      FROM jsonb_array_elements(body -> 'products') p))`,
  },
  {
    table: "customer",
    key: ["id"],
    columns: ["billing_folder", "external_id", "tags"],
    where: `id = '${OWN_CUSTOMER}'`,
    change: `billing_folder = '${WORD}-folder', external_id = '${WORD}-external',
      tags = tags || '[{"key": "note", "value": "${WORD}-note"}]'`,
  },
];

/** Rows that are added, the last to go first. */
const ADDED = [
  {
    table: "cost_member",
    rows: `(book_id, position, name, label) SELECT id, 0, '${WORD}-service', '${WORD}-service'
      FROM cost_book WHERE customer_id IS NULL AND split = 'service'`,
    where: `name = '${WORD}-service'`,
  },
  {
    table: "cost_fact",
    rows: `(book_id, start, member, part, amount)
      SELECT p.book_id, p.start, '${WORD}-service', '', ${SECRET_AMOUNTS.partnerCost}
      FROM cost_period p JOIN cost_book b ON b.id = p.book_id WHERE b.customer_id IS NULL AND b.split = 'service'`,
    where: `member = '${WORD}-service'`,
  },
  {
    table: "cost_rollup",
    rows: `(split, start, currency, member, label, amount)
      SELECT split, start, currency, '${WORD}-all', '${WORD}-all', ${SECRET_AMOUNTS.allCustomers} FROM cost_rollup_period`,
    where: `member = '${WORD}-all'`,
  },
  {
    table: "cost_statement",
    rows: `(customer_id, month, status, total, currency, fetched_at)
      SELECT '${FOREIGN_CUSTOMER}', to_char(now(), 'YYYY-MM'), 'estimated', ${SECRET_AMOUNTS.foreignStatement}, 'USD', now()`,
    where: `total = ${SECRET_AMOUNTS.foreignStatement}`,
  },
  {
    table: "price_snapshot",
    rows: `(id, customer_id, organization, month, body, first_read_at, last_read_at)
      SELECT gen_random_uuid(), customer_id, organization, month,
        jsonb_set(body, '{currencies,0,total}', '"${SECRET_AMOUNTS.formerPrice}"'), first_read_at, first_read_at
      FROM price_report WHERE customer_id IN ('${OWN_CUSTOMER}', '${FOREIGN_CUSTOMER}')`,
    where: `body #>> '{currencies,0,total}' = '${SECRET_AMOUNTS.formerPrice}'`,
  },
  {
    table: "saved_view",
    rows: `(id, page, name, params, owner_id, owner_name, shared)
      SELECT '${MINE}'::uuid, 'costs', '${WORD}-view', '', id, name, true FROM app_user WHERE role = 'admin' LIMIT 1`,
    where: `id = '${MINE}'`,
  },
  {
    table: "usage_report",
    rows: `(id, customer_id, realm, request, requested_by_id, requested_by_name)
      SELECT id::uuid, customer, coalesce('org' || customer, '${WORD}-partner'),
        '{"from": "2026-09-01", "to": "2026-10-01", "detailLevel": "day", "groupBy": []}'
          || '${JSON.stringify(NO_USAGE_FILTERS)}'::jsonb
          || jsonb_build_object('billingTag', tag, 'subAccounts', realms::jsonb), '${MINE}'::uuid, who
      FROM (VALUES ('${OWN_REPORT}', '${OWN_CUSTOMER}', 'own', '[]', 'Ada'),
        ('${FOREIGN_REPORT}', '${FOREIGN_CUSTOMER}', '${WORD}-tag', '[]', 'Ada'),
        ('${COMBINED_REPORT}', NULL, 'own', '["org${OWN_CUSTOMER}", "${WORD}-realm"]', '${WORD}-person'))
        r (id, customer, tag, realms, who)`,
    where: `requested_by_id = '${MINE}'`,
  },
  {
    table: "usage_report_part",
    rows: `(id, report_id, customer_id, seq, from_time, to_time, state, operation_id, here_id, rows, bytes, columns, kept_at)
      SELECT id, id, customer_id, 0, '2026-09-01', '2026-10-01', 'ready', id, id, 1, 20,
        '{usageDateTime,realmId,name,valueDriver,billableValue}', now()
      FROM usage_report WHERE requested_by_id = '${MINE}'`,
    where: `report_id IN (${REPORTS})`,
  },
  {
    table: "usage_report_chunk",
    rows: `(part_id, seq, customer_id, bytes)
      VALUES ('${OWN_REPORT}', 0, '${OWN_CUSTOMER}', ${fileOf("own")}),
        ('${FOREIGN_REPORT}', 0, '${FOREIGN_CUSTOMER}', ${fileOf(`${WORD}-rows`)}),
        ('${COMBINED_REPORT}', 0, NULL, ${fileOf(`${WORD}-rows`)})`,
    where: `part_id IN (${REPORTS})`,
  },
];

function fileOf(row: string): string {
  return `decode('${gzipSync(`"whose"\n"${row}"\n`).toString("base64")}', 'base64')`;
}

/** A portal that has just started is still reading what the canaries are planted beside, and adds it up every five minutes at the latest. */
const READ = `SELECT FROM cost_book b, price_report p, cost_rollup_period r, account_cost, price_list
  WHERE b.customer_id = '${OWN_CUSTOMER}' AND p.customer_id = '${OWN_CUSTOMER}' AND r.split = 'service'
    AND p.month = to_char(date_trunc('month', now() AT TIME ZONE 'UTC') - interval '1 day', 'YYYY-MM') LIMIT 1`;
const READ_WITHIN_MS = 400_000;
const LOOK_MS = 250;

const client = new pg.Client({ connectionString: roleAddress("headwater_staff") });
await client.connect();
await allIsRead();
const putBack = await plant();
process.stdout.write("planted\n");
await once(process.stdin.resume(), "end");
await putBack();
await client.end();

async function allIsRead(): Promise<void> {
  const until = Date.now() + READ_WITHIN_MS;
  while ((await client.query(READ)).rowCount === 0) {
    if (Date.now() > until) throw new Error("The portal has not read its figures");
    await pause(LOOK_MS);
  }
}

/** All or nothing. Whoever started this ends its input when done, and does so by dying too. */
async function plant(): Promise<() => Promise<void>> {
  const before: string[] = [];
  await client.query("BEGIN");
  for (const { table, where, change } of CHANGED) {
    const { rows } = await client.query(`SELECT jsonb_agg(to_jsonb(t))::text AS rows FROM ${table} t WHERE ${where}`);
    before.push(rows[0].rows);
    await client.query(`UPDATE ${table} SET ${change} WHERE ${where}`);
  }
  for (const { table, rows } of ADDED) await client.query(`INSERT INTO ${table} ${rows}`);
  for (const { part, rows } of USAGE) await plantUsage(part, rows);
  await client.query("SELECT share_usage_report($1)", [COMBINED_REPORT]);
  await client.query("COMMIT");
  return async () => {
    for (const { part } of USAGE) await client.query("SELECT drop_usage_part($1)", [part]);
    for (const { table, where } of ADDED.toReversed()) await client.query(`DELETE FROM ${table} WHERE ${where}`);
    for (const [at, { table, key, columns }] of CHANGED.entries()) {
      const set = columns.map((column) => `${column} = kept.${column}`).join(", ");
      const same = key.map((column) => `t.${column} = kept.${column}`).join(" AND ");
      const kept = `jsonb_populate_recordset(NULL::${table}, $1::jsonb) kept`;
      await client.query(`UPDATE ${table} t SET ${set} FROM ${kept} WHERE ${same}`, [before[at]]);
    }
  };
}

async function plantUsage(part: string, rows: readonly (typeof OWN_USAGE)[]): Promise<void> {
  const mark = part.replaceAll("-", "");
  await client.query("SELECT begin_usage_part($1)", [part]);
  for (const [at, { customer, name, billable }] of rows.entries()) {
    await client.query(
      `INSERT INTO usage_row_${mark} (line, item, customer_id, at, billable) VALUES ($1, $1, $2, '2026-09-02T00:00:00Z', $3)`,
      [at, customer, billable],
    );
    await client.query(
      `INSERT INTO usage_text_${mark} VALUES (default, $1, $2, $3, '', '', '', '', '', '', '', '', $4, 'GB', '', '', '', NULL, 0)`,
      [at, customer, `org${customer}`, name],
    );
  }
  await client.query("SELECT finish_usage_part($1)", [part]);
}
