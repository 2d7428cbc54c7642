import type { TestSql } from "../testing/sql";

interface Told {
  readonly table: "customer" | "assignment";
  readonly key: string;
  /** What the history holds of a row, taken from the row as it is now. */
  readonly row: string;
}

const TOLD: readonly Told[] = [
  {
    table: "customer",
    key: "id",
    row: `jsonb_build_object('name', t.name, 'classification', t.classification, 'billing_contact', t.billing_contact,
      'billing_enabled', t.billing_enabled, 'billing_folder', t.billing_folder, 'trial_expires_at', t.trial_expires_at,
      'azure_customer_id', t.azure_customer_id, 'address', t.address, 'tags', t.tags, 'external_id', t.external_id)`,
  },
  {
    table: "assignment",
    key: "owner",
    row: `jsonb_build_object('customer_id', t.customer_id, 'payer', t.payer, 'managed_by', t.managed_by, 'upstream_id', t.upstream_id)`,
  },
];

/** Where the kept history does not lead to the rows as they are: a gap, a step back in time, another last state. */
export async function historyBreaks(sql: TestSql): Promise<string[]> {
  const found = await Promise.all(TOLD.map((told) => sql<{ what: string }>(breaksOf(told))));
  return found.flat().map(({ what }) => what);
}

function breaksOf({ table, key, row }: Told): string {
  const historyKey = table === "customer" ? "customer_id" : "owner";
  return `
    WITH h AS (
      SELECT ${historyKey} AS key, id, version, valid_from, known_from, removed, "row",
        lag(version) OVER w AS was, lag(valid_from) OVER w AS valid_before, lag(known_from) OVER w AS known_before,
        lead(id) OVER w IS NULL AS is_last
      FROM ${table}_history WINDOW w AS (PARTITION BY ${historyKey} ORDER BY id)
    )
    SELECT '${table} ' || key || ': version ' || version || ' follows ' || coalesce(was::text, 'nothing') AS what
      FROM h WHERE version <> coalesce(was, 0) + 1
    UNION ALL SELECT '${table} ' || key || ': version ' || version || ' is valid from ' || valid_from || ', the one before from ' || valid_before
      FROM h WHERE valid_from < valid_before
    UNION ALL SELECT '${table} ' || key || ': version ' || version || ' was known before the one before it' FROM h WHERE known_from < known_before
    UNION ALL SELECT '${table} ' || t.${key} || ': its history ends otherwise, or is none'
      FROM ${table} t LEFT JOIN h ON h.key = t.${key} AND h.is_last
      WHERE h.id IS NULL OR h.version <> t.version OR h.removed <> (t.removed_at IS NOT NULL) OR h."row" <> ${row}`;
}
