import type { CubeAxis, CubeMember } from "./cost-members";

/** Sums per combination of leaves, the last dimension's running fastest and the measures innermost; null is no data. */
export type Cube<Sum> = {
  axes: readonly CubeAxis[];
  measures: number;
  cells: readonly (Sum | null)[];
  plus(one: Sum, other: Sum): Sum;
};

type Layer<Sum> = { cells: readonly (Sum | null)[]; outer: number; inner: number };

/** One dimension's leaves become its members, each the sum of the leaves it covers. */
function sumMembers<Sum>(cube: Cube<Sum>, axis: CubeAxis, { cells, outer, inner }: Layer<Sum>): (Sum | null)[] {
  const sums: (Sum | null)[] = new Array(outer * axis.members.length * inner).fill(null);
  for (let block = 0; block < outer; block += 1) {
    axis.members.forEach((member, place) => {
      const to = (block * axis.members.length + place) * inner;
      for (const leaf of member.leaves) {
        const from = (block * axis.leafCount + leaf) * inner;
        for (let at = 0; at < inner; at += 1) {
          const value = cells[from + at] ?? null;
          if (value === null) continue;
          const before = sums[to + at] ?? null;
          sums[to + at] = before === null ? value : cube.plus(before, value);
        }
      }
    });
  }
  return sums;
}

function sumAllMembers<Sum>(cube: Cube<Sum>): readonly (Sum | null)[] {
  let { cells } = cube;
  let inner = cube.measures;
  for (let depth = cube.axes.length - 1; depth >= 0; depth -= 1) {
    const axis = cube.axes[depth];
    if (axis === undefined) continue;
    const outer = cube.axes.slice(0, depth).reduce((product, { leafCount }) => product * leafCount, 1);
    cells = sumMembers(cube, axis, { cells, outer, inner });
    inner *= axis.members.length;
  }
  return cells;
}

type Show<Sum> = (sum: Sum, measure: number) => number;

/** One level per dimension and, innermost, always an array over the measures. A filtered-out member is a null row. */
export function layOut<Sum>(cube: Cube<Sum>, show: Show<Sum>): unknown[] {
  const sums = sumAllMembers(cube);
  const level = (depth: number, place: number): unknown[] => {
    const members: CubeMember[] | undefined = cube.axes[depth]?.members;
    if (members !== undefined) {
      return members.map((member, at) =>
        member.excluded === true ? null : level(depth + 1, place * members.length + at),
      );
    }
    return Array.from({ length: cube.measures }, (_, measure) => {
      const sum = sums[place * cube.measures + measure] ?? null;
      return sum === null ? null : show(sum, measure);
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
