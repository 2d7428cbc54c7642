import type { CostPeriod } from "@/lib/domain/costs/cost-chart";
import type { CostInterval } from "@/lib/domain/costs/cost-question";
import { calendarDate, parseCalendarDate, shiftDate } from "@/lib/domain/values/calendar-date";
import type { DecimalText } from "@/lib/domain/values/decimal-text";
import { parseMonth, shiftMonth } from "@/lib/domain/values/month";

export interface CubeMember {
  readonly name: string;
  readonly label: string;
  /** Index of the member this one is part of, in the same list; negative or absent: part of none. */
  readonly parent?: number | undefined;
  readonly direct?: boolean | undefined;
  readonly excluded?: boolean | undefined;
}

export type CubeData = DecimalText | null | readonly CubeData[];

interface CubeDimension {
  readonly name: string;
  readonly members: readonly CubeMember[];
}

/**
 * A cost report as CloudHealth lays it out (cloudhealth.md 9.3): one level of arrays per dimension in order, and
 * innermost always an array over the measures; any level may be collapsed to null.
 */
export interface WireCubeLike {
  readonly dimensions: readonly CubeDimension[];
  readonly data: CubeData;
}

export interface CubeLeaf {
  readonly name: string;
  readonly label: string;
}

/** A report made readable: its periods, and of every other dimension the members that no other one is the sum of. */
export interface CostCube {
  readonly periods: readonly CostPeriod[];
  readonly axes: readonly { readonly name: string; readonly leaves: readonly CubeLeaf[] }[];
  /** By a period's place and a leaf's place on every axis; null on an axis is its total. Null: no data. */
  readonly amountAt: (period: number, leaves: readonly (number | null)[]) => DecimalText | null;
}

/** The answer does not have the shape the contract gives it. */
export class UnreadableCube extends Error {
  override readonly name = "UnreadableCube";
}

const TIME = "time";
const TOTAL = "total";

/**
 * Subtotals beside their parts would count twice, so only leaves are given out; a subtotal whose parts are all filtered
 * out is one. Totals are found by name, never by position, and are the upstream's own.
 */
export function readCube(cube: WireCubeLike, interval: CostInterval, measure = 0): CostCube {
  const timeAt = cube.dimensions.findIndex(({ name }) => name === TIME);
  if (timeAt === -1) throw new UnreadableCube("A cost cube needs a time dimension");
  const periods = periodsIn(cube.dimensions[timeAt]?.members ?? [], interval);
  const axes = cube.dimensions
    .map((dimension, level) => ({ ...dimension, level, leaves: leavesIn(dimension.members) }))
    .filter(({ level }) => level !== timeAt)
    .map((axis) => ({ ...axis, total: totalIn(axis.members) }));
  return {
    periods,
    axes: axes.map(({ name, leaves }) => ({ name, leaves: leaves.map(({ member }) => member) })),
    amountAt: (period, leaves) => {
      const path = cube.dimensions.map(() => periods[period]?.index ?? -1);
      for (const [at, axis] of axes.entries()) {
        const leaf = leaves[at] ?? null;
        path[axis.level] = leaf === null ? axis.total : (axis.leaves[leaf]?.index ?? -1);
      }
      return cellOf(cube, path, measure);
    },
  };
}

function periodsIn(members: readonly CubeMember[], interval: CostInterval): (CostPeriod & { index: number })[] {
  const periods = members.flatMap((member, index) => {
    if (member.name === TOTAL || member.excluded === true) return [];
    const period = toPeriod(member.name, interval) ?? toPeriod(member.label, interval);
    if (period === null) throw new UnreadableCube(`A member of the time dimension is not ${interval}`);
    return [{ ...period, index }];
  });
  if (new Set(periods.map(({ start }) => start)).size < periods.length) {
    throw new UnreadableCube("A period occurs twice in the time dimension");
  }
  return periods.sort((left, right) => (left.start < right.start ? -1 : 1));
}

/** Weeks and days go by the date they begin on. */
function toPeriod(text: string, interval: CostInterval): CostPeriod | null {
  if (interval === "monthly") {
    const month = parseMonth(text);
    return month && { start: calendarDate(`${month}-01`), end: calendarDate(`${shiftMonth(month, 1)}-01`) };
  }
  const start = parseCalendarDate(text);
  return start && { start, end: shiftDate(start, interval === "weekly" ? 7 : 1) };
}

function leavesIn(members: readonly CubeMember[]): { member: CubeLeaf; index: number }[] {
  const parents = new Set(members.filter((member) => member.excluded !== true).map((member) => member.parent));
  return members.flatMap(({ name, label, excluded }, index) =>
    name === TOTAL || excluded === true || parents.has(index) ? [] : [{ member: { name, label }, index }],
  );
}

function totalIn(members: readonly CubeMember[]): number {
  const index = members.findIndex((member) => member.name === TOTAL);
  if (index === -1) throw new UnreadableCube("A dimension has no total");
  return index;
}

function cellOf(cube: WireCubeLike, path: readonly number[], measureAt: number): DecimalText | null {
  let level: CubeData = cube.data;
  for (const [depth, index] of path.entries()) {
    if (level === null) return null;
    const size = cube.dimensions[depth]?.members.length;
    if (typeof level === "string" || level.length !== size) {
      throw new UnreadableCube("A level of the cube does not fit its dimension");
    }
    level = level[index] ?? null;
  }
  if (level === null) return null;
  const measure = typeof level === "string" ? undefined : level[measureAt];
  if (measure === undefined || Array.isArray(measure)) throw new UnreadableCube("A cell is not a list of measures");
  return typeof measure === "string" ? measure : null;
}
