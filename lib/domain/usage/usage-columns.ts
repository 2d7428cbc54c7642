/** What describes a row, by the name it is kept under, and HERE's field for it in either documented set (here-usage.md 8). */
export const USAGE_FACTS = {
  realm: "realmId",
  org_name: "orgName",
  category: "category",
  app_id: "appId",
  app_name: "appName",
  app_hrn: "appHrn",
  feature_id: "featureId",
  subscription_id: "billingSubscriptionId",
  resource_hrn: "resourceHrn",
  name: "name",
  unit: "valueDriver",
  project_hrn: "projectHrn",
  billing_tag: "billingTag",
  charge_number: "billingChargeNumber",
} as const;
export type UsageFact = keyof typeof USAGE_FACTS;
export const USAGE_FACT_NAMES = Object.keys(USAGE_FACTS) as readonly UsageFact[];

const MEASURES = { at: "usageDateTime", billable: "billableValue", usage: "usageValue" } as const;
type Measure = keyof typeof MEASURES;

/** Where in a file each column stands; a field it does not have is -1. */
export interface UsageColumns {
  readonly fields: readonly string[];
  readonly facts: readonly { readonly fact: UsageFact; readonly place: number }[];
  readonly measures: Readonly<Record<Measure, number>>;
  /** Columns nobody has documented, kept under their own names. */
  readonly unknown: readonly { readonly name: string; readonly place: number }[];
}

export type HeaderFault = "header" | "column-repeated";

const MOST_COLUMNS = 64;
const LONGEST_NAME = 200;

/** By the field in parentheses: two columns of the older set have one label. In any order, any of them missing but the amount. */
export function readUsageHeader(cells: readonly string[]): UsageColumns | HeaderFault {
  const fields = cells.map((cell) => /\(([A-Za-z][\w.-]*)\)\s*$/.exec(cell)?.[1] ?? cell.trim());
  if (fields.length > MOST_COLUMNS || fields.some((field) => field === "" || field.length > LONGEST_NAME))
    return "header";
  if (new Set(fields).size !== fields.length) return "column-repeated";
  const placeOf = (field: string) => fields.indexOf(field);
  const measures = {
    at: placeOf(MEASURES.at),
    billable: placeOf(MEASURES.billable),
    usage: placeOf(MEASURES.usage),
  };
  if (measures.billable < 0 && measures.usage < 0) return "header";
  const known = new Set<string>([...Object.values(USAGE_FACTS), ...Object.values(MEASURES)]);
  return {
    fields,
    facts: USAGE_FACT_NAMES.map((fact) => ({ fact, place: placeOf(USAGE_FACTS[fact]) })).filter(
      ({ place }) => place >= 0,
    ),
    measures,
    unknown: fields.flatMap((name, place) => (known.has(name) ? [] : [{ name, place }])),
  };
}

/** HERE's name of a column. */
export function usageFieldOf(column: UsageFact | Measure): string {
  return column === "at" || column === "billable" || column === "usage" ? MEASURES[column] : USAGE_FACTS[column];
}

/** Those among a header's fields that nobody has documented, each once. */
export function unknownFields(fields: readonly string[]): string[] {
  const known = new Set<string>([...Object.values(USAGE_FACTS), ...Object.values(MEASURES)]);
  return [...new Set(fields)].filter((field) => !known.has(field));
}
