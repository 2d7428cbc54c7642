import type { CubeAxis, CubeMember } from "./cost-members";

/** Sums in a row; a sum nothing was ever added to is none, which is no data. */
export type Sums<Sum> = { [at: number]: Sum; readonly length: number };
export type Adding<Sum> = {
  none(size: number): Sums<Sum>;
  isNone(sum: Sum): boolean;
  plus(one: Sum, other: Sum): Sum;
};

/** Sums per combination of leaves, the last dimension's running fastest and the measures innermost. */
export type Cube<Sum> = {
  axes: readonly CubeAxis[];
  measures: number;
  cells: Sums<Sum>;
  adding: Adding<Sum>;
  /** A filtered-out member's row in full, of nulls. */
  spellsOutExcluded?: boolean;
};

export const ADDING_NUMBERS: Adding<number> = {
  none: (size) => new Float64Array(size).fill(Number.NaN),
  isNone: (sum) => Number.isNaN(sum),
  plus: (one, other) => one + other,
};

export const ADDING_BIG_NUMBERS: Adding<bigint | null> = {
  none: (size) => new Array<bigint | null>(size).fill(null),
  isNone: (sum) => sum === null,
  plus: (one, other) => (one ?? 0n) + (other ?? 0n),
};

type Layer<Sum> = { cells: Sums<Sum>; outer: number; inner: number };

/** One dimension's leaves become its members, each the sum of the leaves it covers. */
function sumMembers<Sum>(adding: Adding<Sum>, axis: CubeAxis, { cells, outer, inner }: Layer<Sum>): Sums<Sum> {
  const sums = adding.none(outer * axis.members.length * inner);
  const addLeaf = (from: number, to: number): void => {
    for (let at = 0; at < inner; at += 1) {
      const value = cells[from + at];
      if (value === undefined || adding.isNone(value)) continue;
      const before = sums[to + at];
      sums[to + at] = before === undefined || adding.isNone(before) ? value : adding.plus(before, value);
    }
  };
  for (let block = 0; block < outer; block += 1) {
    for (let place = 0; place < axis.members.length; place += 1) {
      const to = (block * axis.members.length + place) * inner;
      for (const leaf of axis.members[place]?.leaves ?? []) addLeaf((block * axis.leafCount + leaf) * inner, to);
    }
  }
  return sums;
}

function sumAllMembers<Sum>(cube: Cube<Sum>): Sums<Sum> {
  let { cells } = cube;
  let inner = cube.measures;
  for (let depth = cube.axes.length - 1; depth >= 0; depth -= 1) {
    const axis = cube.axes[depth];
    if (axis === undefined) continue;
    const outer = cube.axes.slice(0, depth).reduce((product, { leafCount }) => product * leafCount, 1);
    cells = sumMembers(cube.adding, axis, { cells, outer, inner });
    inner *= axis.members.length;
  }
  return cells;
}

type Show<Sum> = (sum: Sum, measure: number) => number;

/**
 * One level per dimension and, innermost, always an array over the measures. A filtered-out member is a null row;
 * the guide's uncollapsed answer prints one in full, and a client walks through it.
 */
export function layOut<Sum>(cube: Cube<Sum>, show: Show<Sum>): unknown[] {
  const sums = sumAllMembers(cube);
  const level = (depth: number, place: number): unknown[] => {
    const members: CubeMember[] | undefined = cube.axes[depth]?.members;
    if (members !== undefined) {
      return members.map((member, at) =>
        member.excluded === true && cube.spellsOutExcluded !== true
          ? null
          : level(depth + 1, place * members.length + at),
      );
    }
    return Array.from({ length: cube.measures }, (_, measure) => {
      const sum = sums[place * cube.measures + measure];
      return sum === undefined || cube.adding.isNone(sum) ? null : show(sum, measure);
    });
  };
  return level(0, 0);
}

function isAllNull(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.every(isAllNull));
}

/** Every array of two or more levels without a value becomes one null; never the whole, never a lone cell. */
export function collapseNulls(data: unknown[]): unknown[] {
  const collapse = (value: unknown): unknown => {
    if (!Array.isArray(value) || !value.some(Array.isArray)) return value;
    return isAllNull(value) ? null : value.map(collapse);
  };
  return data.map(collapse);
}
