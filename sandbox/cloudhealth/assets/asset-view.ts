import { type AssetField, type AssetShape, readField } from "./asset-query";
import type { AssetType } from "./asset-types";
import type { Asset } from "./drawn-asset";

/** What of an asset is shown: everything, or some fields, or everything and one related asset. */
export type AssetSelection = { fields: AssetField[] | null; include: string | null };

type Shown = Record<string, unknown>;

function showAll(type: AssetType, asset: Asset): Shown {
  return Object.fromEntries(type.attributes.map(({ name }) => [name, asset.valueOf(name)]));
}

function showRelated(related: Asset | Asset[] | null, show: (asset: Asset) => Shown): unknown {
  if (related === null) return null;
  return Array.isArray(related) ? related.map(show) : show(related);
}

/** Fields of one relation come nested in it, its id with them. */
function showFields(asset: Asset, fields: readonly AssetField[]): Shown {
  const shown: Shown = {};
  for (const { relation, attribute } of fields) {
    if (relation === null) {
      shown[attribute] = asset.valueOf(attribute);
    } else if (!(relation in shown)) {
      const asked = fields.filter((field) => field.relation === relation).map((field) => field.attribute);
      shown[relation] = showRelated(asset.related(relation), (other) =>
        Object.fromEntries([...asked, "id"].map((name) => [name, name === "id" ? other.id : other.valueOf(name)])),
      );
    }
  }
  return { ...shown, id: asset.id };
}

export function showAsset({ type, related }: AssetShape, { fields, include }: AssetSelection, asset: Asset): Shown {
  if (fields !== null) return showFields(asset, fields);
  const shown = showAll(type, asset);
  const other = include === null ? undefined : related.get(include);
  if (include === null || other === undefined) return shown;
  return { ...shown, [include]: showRelated(asset.related(include), (one) => showAll(other, one)) };
}

const filled = (text: string | null): string | null => (text === null || text.trim() === "" ? null : text.trim());

/** A sentence is what is wrong with the question. */
export function readSelection(shape: AssetShape, parameters: URLSearchParams): AssetSelection | string {
  const [include, list] = [filled(parameters.get("include")), filled(parameters.get("fields"))];
  if (include !== null && list !== null) return "fields and include cannot be used together";
  if (include !== null && !shape.related.has(include)) return `${shape.type.name} has no relation "${include}"`;
  if (list === null) return { fields: null, include };
  const fields: AssetField[] = [];
  for (const name of list.split(",").map((part) => part.trim())) {
    const field = name === "" ? null : readField(shape, name);
    if (field === null && name !== "") return `${shape.type.name} has no field "${name}"`;
    if (field !== null) fields.push(field);
  }
  return { fields, include };
}
