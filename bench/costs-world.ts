import pg from "pg";
import { chartMonths } from "./costs/chart-question";

export interface CostsWorld {
  readonly customers: number;
  readonly services: number;
}

const TABLES = [
  "customer",
  "cost_reading",
  "cost_book",
  "cost_period",
  "cost_member",
  "cost_fact",
  "cost_statement",
  "cost_rollup_due",
];

/** So many customers with two years of monthly costs by service, statements included, made by the tables' owner. */
export async function fillCosts(ownerUrl: string, { customers, services }: CostsWorld): Promise<void> {
  const months = chartMonths();
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const run = (text: string, values: readonly unknown[]) => client.query(text, [...values]);
  try {
    for (const table of TABLES) {
      await client.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY; ALTER TABLE ${table} DISABLE TRIGGER USER`);
    }
    await run(
      `INSERT INTO customer (id, name, search, classification, billing_enabled, tags, fetched_at)
       SELECT (10000 + n)::text, 'House ' || n, 'house ' || n, 'managed_without_access', true, '[]', now() FROM generate_series(1, $1) n`,
      [customers],
    );
    await client.query(
      `INSERT INTO cost_reading SELECT md5(id)::uuid, id, 'monthly', '{time,AWS-Service-Category}', 'GET', md5(id), 'USD', now(), now(), now() FROM customer`,
    );
    await client.query(
      `INSERT INTO cost_book (customer_id, "interval", split, reading_id) SELECT id, 'monthly', 'service', md5(id)::uuid FROM customer`,
    );
    await run(
      `INSERT INTO cost_fact SELECT b.id, b.customer_id, m::date, 'service-' || s, '', ((b.id * 7919 + s * 104729 + extract(month FROM m::date) * 31) % 1000000)::numeric / 997
       FROM cost_book b CROSS JOIN unnest($1::text[]) m CROSS JOIN generate_series(1, $2) s`,
      [months, services],
    );
    await run(
      `INSERT INTO cost_member SELECT b.id, b.customer_id, 0, 'service-' || s, 'Service ' || s FROM cost_book b CROSS JOIN generate_series(1, $1) s`,
      [services],
    );
    await client.query(
      `INSERT INTO cost_period SELECT b.id, b.customer_id, f.start, f.start + interval '1 month', sum(f.amount), 0, b.reading_id
       FROM cost_book b JOIN cost_fact f ON f.book_id = b.id GROUP BY b.id, f.start`,
    );
    await run(
      `INSERT INTO cost_statement (customer_id, month, status, total, currency, fetched_at)
       SELECT id, left(m, 7), 'final', 1, 'USD', now() FROM customer CROSS JOIN unnest($1::text[]) m`,
      [months],
    );
    await client.query("INSERT INTO cost_rollup_due (split, start) SELECT DISTINCT 'service', start FROM cost_period");
    for (const table of TABLES) {
      await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await client.query(`VACUUM (ANALYZE) ${table}`);
    }
  } finally {
    await client.end();
  }
}
