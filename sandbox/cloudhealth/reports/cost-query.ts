import { INTERVALS, type Interval } from "./cost-window";
import type { Measure, ReportView } from "./report-views";

/** A dimension under the name it was asked for, which the answer repeats, and the one it goes by here. */
export type AskedDimension = { spelling: string; axis: string };
export type CostFilter = { axis: string; isSelection: boolean; members: string[] };

export type CostQuery = {
  dimensions: AskedDimension[];
  measures: Measure[];
  interval: Interval;
  filters: CostFilter[];
  filterTexts: string[];
  collapsesNulls: boolean;
  isFresh: boolean;
};

export type AxisList = readonly string[];
export const FIXED_AXES: AxisList = [
  "AWS-Account",
  "AWS-Service-Category",
  "AWS-Regions",
  "AWS-Availability-Zones",
  "EC2-Reservation-Execution-Mode",
  "time",
];

const MOST_DIMENSIONS = 4;
/** The guide has both spellings. */
const OTHER_SPELLINGS: Record<string, string> = { "AWS-Availaibility-Zones": "AWS-Availability-Zones" };

type Question = { parameters: URLSearchParams; view: ReportView; axes: AxisList };

function axisOf(spelling: string, axes: AxisList): string | null {
  const axis = Object.hasOwn(OTHER_SPELLINGS, spelling) ? OTHER_SPELLINGS[spelling] : spelling;
  return axis !== undefined && axes.includes(axis) ? axis : null;
}

/** Clients differ in whether they write the brackets, and one joins names by commas. */
function listed({ parameters }: Question, name: string): string[] {
  return [`${name}[]`, name]
    .flatMap((spelling) => parameters.getAll(spelling))
    .flatMap((value) => value.split(","))
    .map((value) => value.trim())
    .filter((value) => value !== "");
}

function areAll(members: readonly string[], form: RegExp): boolean {
  return members.every((member) => form.test(member));
}

/** Absolute and relative indexes and months are three languages; one filter speaks one of them. */
function timeError(filter: CostFilter, interval: Interval): string | null {
  if (areAll(filter.members, /^\d{4}-(0[1-9]|1[0-2])$/)) {
    return filter.isSelection && interval === "monthly"
      ? null
      : "Months can only be selected, and only in a monthly report";
  }
  return areAll(filter.members, /^[1-9]\d*$/) || areAll(filter.members, /^-[1-9]\d*$/)
    ? null
    : "A time filter takes absolute indexes, relative indexes or months, and never a mixture";
}

function readFilter(text: string, { axes }: Question, interval: Interval): CostFilter | string {
  const [, name = "", mode, list = ""] = /^([^:]+):(select|reject):(.+)$/.exec(text) ?? [];
  if (mode === undefined) return `The filter "${text}" is not dimension:select|reject:members`;
  const axis = axisOf(name.trim(), axes);
  if (axis === null) return `There is no dimension "${name}"`;
  const members = list
    .split(",")
    .map((member) => member.trim())
    .filter((member) => member !== "");
  if (members.length === 0) return `The filter "${text}" names no member`;
  const filter = { axis, isSelection: mode === "select", members };
  return (axis === "time" ? timeError(filter, interval) : null) ?? filter;
}

function readDimensions(question: Question): AskedDimension[] | string {
  const given = listed(question, "dimensions");
  const asked = given.length === 0 ? question.view.dimensions : given;
  if (asked.length > MOST_DIMENSIONS) return `At most ${MOST_DIMENSIONS} dimensions can be asked for`;
  const dimensions: AskedDimension[] = [];
  for (const spelling of asked) {
    const axis = axisOf(spelling, question.axes);
    if (axis === null) return `There is no dimension "${spelling}"; there are ${question.axes.join(", ")}`;
    if (dimensions.some((dimension) => dimension.axis === axis)) return "A dimension can be asked for once";
    dimensions.push({ spelling, axis });
  }
  return dimensions;
}

function readMeasures(question: Question): Measure[] | string {
  const asked = [...new Set(listed(question, "measures"))];
  const { measures } = question.view;
  if (asked.length === 0) return measures.slice(0, 1);
  const known: Measure[] = [];
  for (const name of asked) {
    const measure = measures.find((candidate) => candidate.name === name);
    if (measure === undefined)
      return `There is no measure "${name}"; there are ${measures.map((m) => m.name).join(", ")}`;
    known.push(measure);
  }
  return known;
}

function readInterval({ parameters, view }: Question): Interval | null {
  const given = parameters.get("interval")?.trim() || view.interval;
  return INTERVALS.find((interval) => interval === given) ?? null;
}

function filterTextsOf({ parameters, view }: Question, dimensions: AskedDimension[]): string[] {
  const given = ["filters[]", "filters"]
    .flatMap((name) => parameters.getAll(name))
    .map((text) => text.trim())
    .filter((text) => text !== "");
  const saysTime = dimensions.some(({ axis }) => axis === "time") || given.some((text) => text.startsWith("time:"));
  return view.isCurrent && !saysTime ? [...given, "time:select:-1"] : given;
}

const isSet = (value: string | null): boolean => value === "1" || value === "true";

/** A sentence is what is wrong with the question. Parameters nobody knows are passed over. */
export function readCostQuery(question: Question): CostQuery | string {
  const dimensions = readDimensions(question);
  if (typeof dimensions === "string") return dimensions;
  const measures = readMeasures(question);
  if (typeof measures === "string") return measures;
  const interval = readInterval(question);
  if (interval === null) return `The interval is one of ${INTERVALS.join(", ")}`;
  const filterTexts = filterTextsOf(question, dimensions);
  const filters: CostFilter[] = [];
  for (const text of filterTexts) {
    const filter = readFilter(text, question, interval);
    if (typeof filter === "string") return filter;
    filters.push(filter);
  }
  return {
    dimensions,
    measures,
    interval,
    filters,
    filterTexts,
    collapsesNulls: isSet(question.parameters.get("collapse_null_arrays")),
    isFresh: isSet(question.parameters.get("NO_CACHE")),
  };
}
