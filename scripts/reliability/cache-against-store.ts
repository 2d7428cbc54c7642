import type { TestSql } from "../testing/sql";
import type { StoreDump } from "./ground-control";

type Sheet = ReadonlyMap<string, string>;

/** Where the cache and the emulator's own tables differ, row by row. Read past the portal's code on both sides. */
export async function cacheAgainstStore(sql: TestSql, store: StoreDump): Promise<string[]> {
  const sheets: readonly (readonly [string, Sheet, Sheet])[] = [
    ["customer", customersOf(store), await cached(sql, CUSTOMERS)],
    ["account", accountsOf(store), await cached(sql, ACCOUNTS)],
    ["assignment", assignmentsOf(store), await cached(sql, ASSIGNMENTS)],
  ];
  return sheets.flatMap(([name, upstream, cache]) => differences(name, upstream, cache));
}

const CUSTOMERS = `
  SELECT id AS key, json_build_array(name, classification, coalesce(billing_contact, ''), billing_enabled,
    coalesce(billing_folder, ''), (extract(epoch FROM trial_expires_at))::float8, address->>'city', address->>'zipcode',
    (SELECT coalesce(json_agg(tag->>'key' || '=' || (tag->>'value') ORDER BY tag->>'key'), '[]') FROM jsonb_array_elements(tags) tag)) AS row
  FROM customer WHERE removed_at IS NULL`;
const ACCOUNTS = `
  SELECT owner AS key, json_build_array(upstream_id, name, is_active) AS row FROM aws_account WHERE removed_at IS NULL`;
const ASSIGNMENTS = `
  SELECT owner AS key, json_build_array(upstream_id, customer_id, payer, managed_by, block_type, block_name, block_family) AS row
  FROM assignment WHERE removed_at IS NULL`;

async function cached(sql: TestSql, query: string): Promise<Sheet> {
  const rows = await sql<{ key: string; row: unknown[] }>(query);
  return new Map(rows.map(({ key, row }) => [key, JSON.stringify(row)]));
}

function customersOf(store: StoreDump): Sheet {
  const rows = (store.customers ?? []).map((row): [string, string] => {
    const billing = fieldsOf(row.billing);
    const address = fieldsOf(row.address);
    const tags = Array.isArray(row.tags) ? row.tags.map(fieldsOf) : [];
    const expires = typeof row.trialExpiration === "string" ? Date.parse(row.trialExpiration) / 1000 : null;
    const shown = [
      row.name,
      row.classification,
      row.billingContact ?? "",
      billing.enabled,
      billing.folder ?? "",
      expires,
      address.city ?? null,
      address.zipcode ?? null,
      tags
        .toSorted((one, other) => (String(one.key) < String(other.key) ? -1 : 1))
        .map(({ key, value }) => `${key}=${value}`),
    ];
    return [String(row.id), JSON.stringify(shown)];
  });
  return new Map(rows);
}

function accountsOf(store: StoreDump): Sheet {
  const numbered = (store.accounts ?? []).filter((row) => row.ownerId !== null);
  return new Map(
    numbered.map((row) => [String(row.ownerId), JSON.stringify([String(row.id), row.name, row.isActive])]),
  );
}

function assignmentsOf(store: StoreDump): Sheet {
  const first = (store.assignments ?? []).map((row) => [row, "v1"] as const);
  const blocks = (store.blocks ?? []).map((row) => [row, "v2"] as const);
  return new Map(
    [...first, ...blocks].map(([row, managedBy]) => [
      String(row.ownerId),
      JSON.stringify([
        String(row.id),
        String(row.customerId),
        row.payerOwnerId,
        managedBy,
        row.blockType === undefined ? null : String(row.blockType).toLowerCase(),
        row.blockName ?? null,
        row.familyOwnerId ?? null,
      ]),
    ]),
  );
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function differences(name: string, upstream: Sheet, cache: Sheet): string[] {
  const keys = [...new Set([...upstream.keys(), ...cache.keys()])];
  return keys
    .filter((key) => upstream.get(key) !== cache.get(key))
    .map((key) => `${name} ${key}: upstream ${upstream.get(key) ?? "none"}, cache ${cache.get(key) ?? "none"}`);
}
