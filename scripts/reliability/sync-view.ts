import type { TestSql } from "../testing/sql";
import type { World } from "./sync-world";

export const TABLES = ["customer", "aws_account", "assignment"] as const;
export type Table = (typeof TABLES)[number];

/** What is true upstream at one moment: the content of each row by table and key, as `CachedLine.content` has it. */
export type Truth = ReadonlyMap<string, string>;

export interface CachedLine {
  readonly table: Table;
  readonly key: string;
  readonly content: string;
  readonly removed: boolean;
  readonly missing: number;
  readonly released: boolean;
  readonly run: string | null;
}

export type Cache = ReadonlyMap<string, CachedLine>;

/** Customers in billing blocks are closed to the first version: what it held of them is not shown by it. */
export function truthOf(world: World): Truth {
  const closed = new Set(world.blocks.map(({ customerId }) => customerId));
  const open = world.assignments.filter(({ customerId }) => !closed.has(customerId));
  const lines: [string, unknown[]][] = [
    ...world.customers.map((row): [string, unknown[]] => [`customer ${row.id}`, [row.name]]),
    ...world.accounts.map((row): [string, unknown[]] => [`aws_account ${row.ownerId}`, [String(row.id), row.name]]),
    ...open.map((row): [string, unknown[]] => [`assignment ${row.ownerId}`, held(row, "v1")]),
    ...world.blocks.map((row): [string, unknown[]] => [`assignment ${row.ownerId}`, held(row, "v2")]),
  ];
  return new Map(lines.map(([key, content]) => [key, JSON.stringify(content)]));
}

function held(row: World["blocks"][number], version: "v1" | "v2"): unknown[] {
  return [String(row.id), String(row.customerId), row.payerOwnerId, version];
}

/** Past the portal's own code. */
export async function readCache(sql: TestSql): Promise<Cache> {
  const shared =
    "removed_at IS NOT NULL AS removed, missing_runs AS missing, missing_released AS released, source_run_id::text AS run";
  const rows = await sql<Omit<CachedLine, "content"> & { content: unknown[] }>(
    `SELECT 'customer' AS table, id AS key, jsonb_build_array(name) AS content, ${shared} FROM customer
     UNION ALL SELECT 'aws_account', owner, jsonb_build_array(upstream_id, name), ${shared} FROM aws_account
     UNION ALL SELECT 'assignment', owner, jsonb_build_array(upstream_id, customer_id, payer, managed_by), ${shared} FROM assignment`,
  );
  return new Map(rows.map((row) => [`${row.table} ${row.key}`, { ...row, content: JSON.stringify(row.content) }]));
}

/** Keys of rows that an operation may have written since `since`, or has under way: of them the runs keep their hands off. */
export async function keysInHand(sql: TestSql, since: Date): Promise<{ open: Set<string>; touched: Set<string> }> {
  const rows = await sql<{ key: string; open: boolean }>(
    `SELECT replace(o.resource_key, ':', ' ') AS key, o.state NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED') AS open
     FROM operation o WHERE o.settled_at IS NULL OR o.settled_at >= $1
     UNION ALL SELECT 'assignment ' || a.owner, false
     FROM operation o JOIN assignment a ON o.resource_key = 'customer:' || a.customer_id
     WHERE o.kind = 'delete-customer' AND (o.settled_at IS NULL OR o.settled_at >= $1)`,
    [since],
  );
  return {
    open: new Set(rows.filter(({ open }) => open).map(({ key }) => key)),
    touched: new Set(rows.map(({ key }) => key)),
  };
}
