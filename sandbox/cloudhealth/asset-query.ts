import type { Account } from "../rows";

/** The attributes of an account are not listed anywhere; these are the ones this world has. */
export const ACCOUNT_ATTRIBUTES = [
  "id",
  "name",
  "owner_id",
  "amazon_name",
  "account_type",
  "is_active",
  "is_private",
  "cluster_name",
  "created_at",
  "updated_at",
] as const;
type AccountAttribute = (typeof ACCOUNT_ATTRIBUTES)[number];
export type AssetRow = Record<AccountAttribute, string | number | boolean | null>;

export function toAsset(account: Account): AssetRow {
  return {
    id: account.id,
    name: account.name,
    owner_id: account.ownerId,
    amazon_name: account.ownerId === null ? null : account.amazonName,
    account_type: account.accountType,
    is_active: account.isActive,
    is_private: false,
    cluster_name: account.clusterName,
    created_at: account.createdAt,
    updated_at: account.createdAt,
  };
}

export function isAttribute(name: string): name is AccountAttribute {
  return ACCOUNT_ATTRIBUTES.some((known) => known === name);
}

type Condition = { field: AccountAttribute; operator: "=" | "<>"; value: string };

const CONDITION = /^\s*([A-Za-z_]+)\s*(=|<>)\s*(?:'([^']*(?:''[^']*)*)'|([^\s']+))\s*/;
const JOINT = /^and\s+/i;

/** Conditions joined by "and"; null when the text is anything else or names an unknown field. */
export function parseConditions(text: string): Condition[] | null {
  const conditions: Condition[] = [];
  for (let rest = text.trim(); rest !== ""; ) {
    const found = CONDITION.exec(rest);
    if (found === null) return null;
    const [whole, field = "", operator, quoted, bare] = found;
    if (!isAttribute(field)) return null;
    conditions.push({
      field,
      operator: operator === "<>" ? "<>" : "=",
      value: quoted === undefined ? (bare ?? "") : quoted.replaceAll("''", "'"),
    });
    rest = rest.slice(whole.length);
    if (rest === "") break;
    if (!JOINT.test(rest)) return null;
    rest = rest.replace(JOINT, "");
    if (rest.trim() === "") return null;
  }
  return conditions;
}

function equals(actual: AssetRow[AccountAttribute], wanted: string): boolean {
  if (typeof actual === "boolean") return actual ? /^(1|true)$/i.test(wanted) : /^(0|false)$/i.test(wanted);
  return actual !== null && String(actual) === wanted;
}

export function matches(row: AssetRow, conditions: Condition[]): boolean {
  return conditions.every(({ field, operator, value }) => equals(row[field], value) === (operator === "="));
}
