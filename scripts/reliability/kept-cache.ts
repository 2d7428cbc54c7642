import type { TestSql } from "../testing/sql";

/** What a reading of the lists fills; kept aside so that each case begins from it at once. */
const FILLED = ["customer", "aws_account", "assignment", "organization", "sync_run"];
const EMPTIED = [
  "operation",
  "operation_batch",
  "audit_entry",
  "audit_link",
  "audit_root",
  "usage_report",
  "usage_report_part",
  "usage_report_chunk",
  "usage_schedule",
  "usage_schedule_run",
  "price_report",
  "customers_price_report",
  "refresh",
  "sync_staging",
  "customer_history",
  "assignment_history",
];

export async function emptyAll(sql: TestSql): Promise<void> {
  await sql(`TRUNCATE ${[...FILLED, ...EMPTIED].join(", ")} RESTART IDENTITY CASCADE`);
  await sql("DELETE FROM graphile_worker._private_jobs");
}

export async function keepCache(sql: TestSql): Promise<void> {
  await sql("DROP SCHEMA IF EXISTS kept CASCADE");
  await sql("CREATE SCHEMA kept");
  for (const table of FILLED) await sql(`CREATE TABLE kept.${table} AS TABLE public.${table}`);
}

/** Rows are few, so that deleting them is quicker than the new files that truncating makes; it is nobody's change. */
export async function restoreCache(sql: TestSql): Promise<void> {
  const emptied = [...FILLED, ...EMPTIED].map((table) => `DELETE FROM ${table}`);
  const filled = FILLED.map((table) => `INSERT INTO ${table} SELECT * FROM kept.${table}`);
  const jobs = "DELETE FROM graphile_worker._private_jobs";
  const [off, on] = ["SET session_replication_role = replica", "SET session_replication_role = origin"];
  await sql([off, ...emptied, jobs, on, ...filled].join("; "));
}
