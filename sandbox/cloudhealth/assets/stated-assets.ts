import type { Store } from "../../store";
import type { StatedAsset } from "../reports/report-rows";
import type { Asset, AssetValue } from "./drawn-asset";

function isValue(value: unknown): value is AssetValue {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

function ofRecord(record: Record<string, unknown>): Asset {
  return {
    id: typeof record.id === "number" ? record.id : 0,
    isActive: true,
    valueOf: (attribute) => {
      const value = Object.hasOwn(record, attribute) ? record[attribute] : null;
      return isValue(value) ? value : null;
    },
    related: () => null,
  };
}

function ofRow(store: Store, row: StatedAsset): Asset {
  const isActive = row.isActive !== false;
  return {
    id: row.id,
    isActive,
    valueOf: (attribute) => {
      if (attribute === "id") return row.id;
      const value = Object.hasOwn(row.attributes, attribute) ? row.attributes[attribute] : undefined;
      return value ?? (attribute === "is_active" ? isActive : null);
    },
    related: (relation) => {
      const value =
        row.relations !== undefined && Object.hasOwn(row.relations, relation) ? row.relations[relation] : null;
      if (typeof value !== "number") return value === null || value === undefined ? null : ofRecord(value);
      const found = store.get("assets", value);
      return found === undefined ? null : ofRow(store, found);
    },
  };
}

/** Null where none of the type is stated. */
export function statedAssets(store: Store, type: string, client: number | null): Asset[] | null {
  const rows = store.where("assets", "type", type);
  if (rows.length === 0) return null;
  return rows
    .filter(({ customerId }) => customerId === undefined || client === null || customerId === client)
    .map((row) => ofRow(store, row));
}
