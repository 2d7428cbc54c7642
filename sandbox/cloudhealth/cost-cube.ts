import type { CubeMember } from "./cost-members";

type Cube = { dimensions: CubeMember[][]; cell(leaves: number[]): number | null };

/** Sums of the leaves of the dimensions asked for; a sum nothing was ever added to is no data. */
export class LeafSums {
  private readonly sums: Float64Array;
  private readonly isKnown: Uint8Array;

  constructor(private readonly sizes: readonly number[]) {
    const cells = sizes.reduce((product, size) => product * size, 1);
    this.sums = new Float64Array(cells);
    this.isKnown = new Uint8Array(cells);
  }

  private at(leaves: readonly number[]): number {
    return this.sizes.reduce((offset, size, depth) => offset * size + (leaves[depth] ?? 0), 0);
  }

  add(leaves: readonly number[], value: number): void {
    const at = this.at(leaves);
    this.sums[at] = (this.sums[at] ?? 0) + value;
    this.isKnown[at] = 1;
  }

  get(leaves: readonly number[]): number | null {
    const at = this.at(leaves);
    return this.isKnown[at] === 1 ? (this.sums[at] ?? 0) : null;
  }
}

function sumOver(cube: Cube, ranges: readonly (readonly number[])[], chosen: number[]): number | null {
  const range = ranges[chosen.length];
  if (range === undefined) return cube.cell(chosen);
  let sum: number | null = null;
  for (const leaf of range) {
    const value = sumOver(cube, ranges, [...chosen, leaf]);
    if (value !== null) sum = (sum ?? 0) + value;
  }
  return sum;
}

/** One level per dimension and, innermost, always an array over the measures. A filtered-out member is a null row. */
export function layOut(cube: Cube, measures: number, show: (sum: number | null) => number | null): unknown[] {
  const level = (depth: number, ranges: number[][]): unknown[] =>
    cube.dimensions[depth] === undefined
      ? Array.from({ length: measures }, () => show(sumOver(cube, ranges, [])))
      : cube.dimensions[depth].map((member) =>
          member.excluded === true ? null : level(depth + 1, [...ranges, member.leaves]),
        );
  return level(0, []);
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
