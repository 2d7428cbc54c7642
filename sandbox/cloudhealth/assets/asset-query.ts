import type { AssetType } from "./asset-types";
import type { Asset, AssetValue } from "./drawn-asset";

/** A field of the asset, or of an asset it is related to. */
export type AssetField = { relation: string | null; attribute: string };
export type Condition = AssetField & { isEqual: boolean; value: string };

/** What an asset can be asked for: its type, and those it is related to by the relation's name. */
export type AssetShape = { type: AssetType; related: Map<string, AssetType> };

export function readField(shape: AssetShape, text: string): AssetField | null {
  const [first = "", second, ...rest] = text.split(".");
  if (rest.length > 0) return null;
  const [relation, attribute] = second === undefined ? [null, first] : [first, second];
  const owner = relation === null ? shape.type : shape.related.get(relation);
  return owner?.attributes.some(({ name }) => name === attribute) ? { relation, attribute } : null;
}

const CONDITION = /^([A-Za-z_][\w.]*)\s*(=|<>)\s*(?:'([^']*(?:''[^']*)*)'|([^\s']+))\s*/;
const JOINT = /^and\s+/i;

/** A plus that was encoded twice stands for a blank, outside of quotes. */
function withBlanks(text: string): string {
  return text.replace(/'[^']*'|\++/g, (part) => (part.startsWith("'") ? part : " ")).trim();
}

/** Conditions joined by "and"; null when the text is anything else or names an unknown field. */
export function parseConditions(shape: AssetShape, text: string): Condition[] | null {
  const conditions: Condition[] = [];
  for (let rest = withBlanks(text); rest !== ""; ) {
    const found = CONDITION.exec(rest);
    const [whole = "", name = "", operator, quoted, bare = ""] = found ?? [];
    const field = readField(shape, name);
    if (found === null || field === null) return null;
    conditions.push({ ...field, isEqual: operator === "=", value: quoted?.replaceAll("''", "'") ?? bare });
    rest = rest.slice(whole.length);
    if (rest === "") break;
    if (!JOINT.test(rest)) return null;
    rest = rest.replace(JOINT, "");
    if (rest === "") return null;
  }
  return conditions;
}

function equals(actual: AssetValue, wanted: string): boolean {
  if (typeof actual === "boolean") return actual ? /^(1|true)$/i.test(wanted) : /^(0|false)$/i.test(wanted);
  return actual !== null && String(actual) === wanted;
}

/** Of several related assets one that fits is enough. */
function isMet(asset: Asset, { relation, attribute, isEqual, value }: Condition): boolean {
  if (relation === null) return equals(asset.valueOf(attribute), value) === isEqual;
  const related = asset.related(relation);
  const list = related === null ? [] : Array.isArray(related) ? related : [related];
  return list.some((other) => equals(other.valueOf(attribute), value)) === isEqual;
}

export function matches(asset: Asset, conditions: readonly Condition[]): boolean {
  return conditions.every((condition) => isMet(asset, condition));
}
