import pg from "pg";

export interface World {
  readonly customers: number;
  readonly accounts: number;
  readonly assignments: number;
}

const TABLES = [
  "customer",
  "aws_account",
  "assignment",
  "wanted_assignment",
  "account_cost",
  "account_cost_reading",
  "drift_candidate",
];
/** What Headwater keeps of them and makes anew when it is asked for. */
const KEPT = ["unassigned_account", "unassigned_count", "unassigned_total", "unassigned_change"];
/** Of any 1,000 customers, so many are called labs; the accounts of others seldom are. */
const LABS_IN_1000 = 77;

const MONTHS =
  "(SELECT to_char(now() AT TIME ZONE 'UTC' - back * interval '1 month', 'YYYY-MM') AS month FROM generate_series(0, 1) back) months";

/**
 * A world of this size in place of what is cached, made by the tables' owner: held to no policy meanwhile, and writing
 * no history. Customers hold as many accounts each, the rest is nobody's and has a cost; one in 500 is not where it
 * shall be.
 */
export async function fillWorld(ownerUrl: string, { customers, accounts, assignments }: World): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (const table of TABLES) {
      await client.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY; ALTER TABLE ${table} DISABLE TRIGGER USER`);
    }
    await client.query(`TRUNCATE ${[...TABLES, ...KEPT].join(", ")}`);
    await client.query(
      `INSERT INTO customer (id, name, search, classification, billing_enabled, tags, fetched_at, account_count,
         listed_count, pattern)
       SELECT (10000 + n)::text, name, lower(name), 'managed_without_access', true, '[]', now(), $2, $2, 'standalone'
       FROM generate_series(1, $1) n,
         LATERAL (SELECT (CASE WHEN n % 1000 < ${LABS_IN_1000} THEN 'Labs ' ELSE 'House ' END) || md5(n::text) AS name) named`,
      [customers, assignments / customers],
    );
    await client.query(
      `INSERT INTO aws_account (owner, upstream_id, name, search, type, family, is_active, fetched_at)
       SELECT lpad(n::text, 12, '0'), n::text, name, name, 'standalone', 'family ' || n % 400, true, now()
       FROM generate_series(1, $1) n,
         LATERAL (SELECT (CASE WHEN n % 5000 = 0 THEN 'labs-' ELSE 'prod-' END) || md5(n::text) AS name) named`,
      [accounts],
    );
    await client.query(
      `INSERT INTO assignment (owner, upstream_id, customer_id, payer, managed_by, fetched_at, held_since)
       SELECT lpad(n::text, 12, '0'), n::text, (10001 + n % $2)::text, lpad(n::text, 12, '0'), 'v1', now(),
         now() - (n::bigint * 7919 % $1) * interval '1 minute'
       FROM generate_series(1, $1) n`,
      [assignments, customers],
    );
    await client.query(
      `INSERT INTO wanted_assignment (owner, customer_id, payer, managed_by, accepted, source, set_at, set_by_name)
       SELECT owner, CASE WHEN upstream_id::int % 500 = 0 THEN '10001' ELSE customer_id END, payer, managed_by, '{}',
         'first-reading', now(), 'Headwater' FROM assignment`,
    );
    await client.query(
      "INSERT INTO drift_candidate (owner) SELECT owner FROM assignment WHERE upstream_id::int % 500 = 0",
    );
    await client.query(
      `INSERT INTO account_cost (owner, month, cost, currency, fetched_at)
       SELECT lpad(n::text, 12, '0'), month, (n::bigint * 7919 % 1000003) / 100.0, 'USD', now()
       FROM generate_series($1::int + 1, $2) n, ${MONTHS} WHERE n % 10 > 0`,
      [assignments, accounts],
    );
    await client.query(
      `INSERT INTO account_cost_reading (month, currency, total, unknown_cost, unknown_accounts, difference, fetched_at)
       SELECT month, 'USD', 1000000, 0, 0, 0, now() FROM ${MONTHS}`,
    );
    for (const table of TABLES) {
      await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await client.query(`VACUUM (ANALYZE) ${table}`);
    }
  } finally {
    await client.end();
  }
}
