import type { CostHistory, CostSeries } from "@/lib/domain/costs/cost-history";
import { addDecimals, type DecimalText, ZERO } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";
import { type Month, parseMonth } from "@/lib/domain/values/month";

export interface CubeMember {
  readonly name: string;
  readonly label: string;
  /** Index of the member this one is part of, in the same list; negative or absent: part of none. */
  readonly parent?: number | undefined;
  readonly direct?: boolean | undefined;
  readonly excluded?: boolean | undefined;
}

export type CubeData = DecimalText | null | readonly CubeData[];

/**
 * A cost report as CloudHealth lays it out (cloudhealth.md 9.3): one level of arrays per dimension in order, and
 * innermost always an array over the measures; any level may be collapsed to null.
 */
export interface WireCubeLike {
  readonly dimensions: readonly { readonly name: string; readonly members: readonly CubeMember[] }[];
  readonly data: CubeData;
}

/** The answer does not have the shape the contract gives it. */
export class UnreadableCube extends Error {
  override readonly name = "UnreadableCube";
}

const TIME = "time";
const TOTAL = "total";

/**
 * Monthly cost by the cube's other dimension, whichever comes first; further dimensions count with their totals.
 * Only leaves become series: subtotals beside their parts would count twice. Totals are found by name, never by
 * position, and are kept as sent; `adds` says whether the leaves give them exactly. The first measure is read.
 */
export function toCostHistory(cube: WireCubeLike, currency: Currency): CostHistory {
  const timeAt = cube.dimensions.findIndex((dimension) => dimension.name === TIME);
  if (timeAt === -1) throw new UnreadableCube("A cost cube needs a time dimension");
  const splitAt = cube.dimensions.findIndex((_, index) => index !== timeAt);
  const read = (time: number, split: number) =>
    cellOf(
      cube,
      cube.dimensions.map((dimension, level) => {
        if (level === timeAt) return time;
        return level === splitAt && split !== TOTAL_OF ? split : totalIn(dimension);
      }),
    );

  const months = monthsIn(cube.dimensions[timeAt]?.members ?? []);
  const series: CostSeries[] = leavesIn(cube.dimensions[splitAt]?.members ?? []).map(({ member, index }) => ({
    name: member.name,
    label: member.label,
    amounts: months.map((one) => read(one.index, index)),
  }));
  const totals = months.map((one) => read(one.index, TOTAL_OF));
  const adds = totals.every((total, at) => (total ?? ZERO) === sumAt(series, at));
  return { currency, months: months.map((one) => one.month), series, totals, adds };
}

/** Stands for "the total of this dimension" where a member's index is asked for. */
const TOTAL_OF = -1;

function monthsIn(members: readonly CubeMember[]): { month: Month; index: number }[] {
  const months = members.flatMap((member, index) => {
    if (member.name === TOTAL || member.excluded === true) return [];
    const month = parseMonth(member.name) ?? parseMonth(member.label);
    if (month === null) throw new UnreadableCube("A member of the time dimension is not a month");
    return [{ month, index }];
  });
  if (new Set(months.map((one) => one.month)).size < months.length) {
    throw new UnreadableCube("A month occurs twice in the time dimension");
  }
  return months.sort((left, right) => (left.month < right.month ? -1 : 1));
}

function leavesIn(members: readonly CubeMember[]): { member: CubeMember; index: number }[] {
  const parents = new Set(members.filter((member) => member.excluded !== true).map((member) => member.parent));
  return members.flatMap((member, index) =>
    member.name === TOTAL || member.excluded === true || parents.has(index) ? [] : [{ member, index }],
  );
}

function totalIn(dimension: { readonly members: readonly CubeMember[] }): number {
  const index = dimension.members.findIndex((member) => member.name === TOTAL);
  if (index === -1) throw new UnreadableCube("A dimension has no total");
  return index;
}

function cellOf(cube: WireCubeLike, path: readonly number[]): DecimalText | null {
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
  const measure = typeof level === "string" ? undefined : level[0];
  if (measure === undefined || Array.isArray(measure)) throw new UnreadableCube("A cell is not a list of measures");
  return typeof measure === "string" ? measure : null;
}

function sumAt(series: readonly CostSeries[], at: number): DecimalText {
  return addDecimals(series.flatMap((one) => one.amounts[at] ?? []));
}
