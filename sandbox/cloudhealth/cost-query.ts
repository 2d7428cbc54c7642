import type { Interval } from "./cost-window";

export const DIMENSIONS = ["time", "AWS-Service-Category", "AWS-Account"] as const;
export type DimensionName = (typeof DIMENSIONS)[number];
export type CostFilter = { dimension: DimensionName; isSelection: boolean; members: string[] };

export type CostQuery = {
  dimensions: DimensionName[];
  measures: string[];
  interval: Interval;
  filters: CostFilter[];
  filterTexts: string[];
  collapsesNulls: boolean;
};

const MEASURES = ["cost"];
const MOST_DIMENSIONS = 4;

function isDimension(name: string): name is DimensionName {
  return DIMENSIONS.some((known) => known === name);
}

/** Absolute and relative indexes and months are three languages; one filter speaks one of them. */
function timeError(filter: CostFilter, interval: Interval): string | null {
  const inMonths = filter.members.every((member) => /^\d{4}-(0[1-9]|1[0-2])$/.test(member));
  if (inMonths) {
    return filter.isSelection && interval === "monthly"
      ? null
      : "Months can only be selected, and only in a monthly report";
  }
  const absolute = filter.members.every((member) => /^[1-9]\d*$/.test(member));
  const relative = filter.members.every((member) => /^-[1-9]\d*$/.test(member));
  return absolute || relative
    ? null
    : "A time filter takes absolute indexes, relative indexes or months, and never a mixture";
}

function readFilter(text: string, interval: Interval): CostFilter | string {
  const found = /^([^:]+):(select|reject):(.+)$/.exec(text.trim());
  const [, name = "", mode, list = ""] = found ?? [];
  if (found === null) return `The filter "${text}" is not dimension:select|reject:members`;
  if (!isDimension(name)) return `There is no dimension "${name}"`;
  const members = list
    .split(",")
    .map((member) => member.trim())
    .filter((member) => member !== "");
  if (members.length === 0) return `The filter "${text}" names no member`;
  const filter = { dimension: name, isSelection: mode === "select", members };
  return (name === "time" ? timeError(filter, interval) : null) ?? filter;
}

function readDimensions(asked: string[]): DimensionName[] | string {
  if (asked.length === 0) return ["time", "AWS-Service-Category"];
  if (asked.length > MOST_DIMENSIONS) return `At most ${MOST_DIMENSIONS} dimensions can be asked for`;
  const known = asked.filter(isDimension);
  if (known.length < asked.length) return `Dimensions are ${DIMENSIONS.join(", ")}`;
  return new Set(known).size < known.length ? "A dimension can be asked for once" : known;
}

export function readCostQuery(parameters: URLSearchParams): CostQuery | string {
  const all = (name: string) =>
    parameters
      .getAll(name)
      .map((value) => value.trim())
      .filter((value) => value !== "");
  const dimensions = readDimensions(all("dimensions[]"));
  if (typeof dimensions === "string") return dimensions;
  const asked = all("measures[]");
  const unknown = asked.find((measure) => !MEASURES.includes(measure));
  if (unknown !== undefined) return `There is no measure "${unknown}"`;
  const interval = parameters.get("interval") || "monthly";
  if (interval !== "monthly" && interval !== "daily") return `The interval "${interval}" is not served here`;
  const filterTexts = all("filters[]");
  const filters: CostFilter[] = [];
  for (const text of filterTexts) {
    const filter = readFilter(text, interval);
    if (typeof filter === "string") return filter;
    filters.push(filter);
  }
  return {
    dimensions,
    measures: asked.length === 0 ? MEASURES : [...new Set(asked)],
    interval,
    filters,
    filterTexts,
    collapsesNulls: parameters.get("collapse_null_arrays") === "1",
  };
}
