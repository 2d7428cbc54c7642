import type { TestSql } from "../testing/sql";

const OURS = "n.nspname = 'public'";
/** What makes up a schema, as lines that can be compared: `pg_dump -s` without the program. */
const PARTS: readonly string[] = [
  `SELECT concat_ws(' ', 'table', c.relname, c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity, c.relacl)
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS} AND c.relkind IN ('r', 'p', 'v', 'm', 'S')`,
  `SELECT concat_ws(' ', 'column', c.relname, a.attname, row_number() OVER (PARTITION BY c.oid ORDER BY a.attnum),
     format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated, a.attacl)
   FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   WHERE ${OURS} AND c.relkind IN ('r', 'p', 'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped`,
  `SELECT concat_ws(' ', 'constraint', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid), k.convalidated)
   FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace WHERE ${OURS}`,
  `SELECT concat_ws(' ', 'index', pg_get_indexdef(i.indexrelid), i.indisvalid)
   FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS}`,
  `SELECT concat_ws(' ', 'policy', tablename, policyname, permissive, roles, cmd, qual, '/', with_check)
   FROM pg_policies WHERE schemaname = 'public'`,
  `SELECT concat_ws(' ', 'trigger', pg_get_triggerdef(t.oid), t.tgenabled)
   FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS} AND NOT t.tgisinternal`,
  `SELECT concat_ws(' ', 'function', pg_get_functiondef(p.oid), p.proacl)
   FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
   WHERE ${OURS} AND p.prokind IN ('f', 'p') AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
  "SELECT concat_ws(' ', 'extension', extname, extversion) FROM pg_extension",
  "SELECT concat_ws(' ', 'migration', migration_name, checksum, finished_at IS NOT NULL, logs) FROM _prisma_migrations",
];

/** Says what the database is, table by table and line by line. */
export async function dumpSchema(sql: TestSql): Promise<string[]> {
  const lines: string[] = [];
  for (const part of PARTS)
    lines.push(...(await sql<{ line: string }>(`SELECT line FROM (${part}) AS told (line)`)).map(({ line }) => line));
  return lines.sort();
}

/** Differ between two databases that hold the same. */
const OF_THE_MOMENT = ["known_from", "ended_at", "alive_at", "settled_at"];

/** A checksum of every table's rows. `columns` narrows it to those an older schema has. */
export async function sumTables(
  sql: TestSql,
  columns?: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, string>> {
  const tables = await sql<{ name: string; columns: string[] }>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attname) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE ${OURS} AND c.relkind = 'r' AND c.relname <> '_prisma_migrations' GROUP BY c.relname`,
  );
  const sums = new Map<string, string>();
  for (const { name, columns: all } of tables.filter((table) => !columns || columns.has(table.name))) {
    const kept = (columns?.get(name) ?? all).filter(
      (column) =>
        all.includes(column) && !OF_THE_MOMENT.includes(column) && !(name.endsWith("_history") && column === "id"),
    );
    const row = `concat_ws('|', ${kept.map((column) => `coalesce("${column}"::text, '~')`).join(", ")})`;
    const [sum] = await sql<{ sum: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(row, E'\\n' ORDER BY row)), '') AS sum FROM (SELECT ${row} AS row FROM "${name}") t`,
    );
    sums.set(name, sum?.sum ?? "");
  }
  return sums;
}

export async function columnsOf(sql: TestSql): Promise<Map<string, string[]>> {
  const rows = await sql<{ table: string; columns: string[] }>(
    `SELECT table_name AS table, array_agg(column_name::text ORDER BY column_name) AS columns
     FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' GROUP BY 1`,
  );
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}

export function differencesOf(name: string, left: Iterable<string>, right: Iterable<string>): string[] {
  const [one, other] = [new Set(left), new Set(right)];
  return [
    ...[...one].filter((line) => !other.has(line)).map((line) => `${name}: only the first has ${line}`),
    ...[...other].filter((line) => !one.has(line)).map((line) => `${name}: only the second has ${line}`),
  ];
}
