import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ADDING_NUMBERS, type Cube, collapseNulls, layOut } from "./cost-cube";
import type { CubeAxis, CubeMember } from "./cost-members";

const member = (name: string, leaves: number[]): CubeMember => ({ name, label: name, leaves });
const axis = (members: CubeMember[]): CubeAxis => ({ members, leafCount: members[0]?.leaves.length ?? 0 });
const TIME = axis([member("total", [0, 1, 2]), member("03", [0]), member("04", [1]), member("05", [2])]);
const SERVICE = axis([member("total", [0, 1]), member("ec2", [0]), member("s3", [1])]);

const cubeOf = (axes: CubeAxis[], cells: (number | null)[], measures = 1): Cube<number> => ({
  axes,
  measures,
  cells: cells.map((cell) => cell ?? Number.NaN),
  adding: ADDING_NUMBERS,
});
const show = (sum: number) => sum;

describe("layout of a cube", () => {
  test("n dimensions make depth n + 1, innermost an array over the measures", () => {
    expect(layOut(cubeOf([SERVICE], [150, null]), show)).toEqual([[150], [150], [null]]);
    expect(layOut(cubeOf([SERVICE], [150, 30, 50, null], 2), show)).toEqual([
      [200, 30],
      [150, 30],
      [50, null],
    ]);
    expect(layOut(cubeOf([TIME, SERVICE], [null, null, 1010, null, 1020, 0]), show)).toEqual([
      [[2030], [2030], [0]],
      [[null], [null], [null]],
      [[1010], [1010], [null]],
      [[1020], [1020], [0]],
    ]);
  });

  test("a filtered-out member keeps its place and is a null row", () => {
    const time = TIME.members.map(
      (known): CubeMember => (known.name === "04" ? { ...known, leaves: [], excluded: true } : known),
    );
    const data = layOut(cubeOf([{ members: time, leafCount: 3 }, SERVICE], [1, 2, 3, 4, 5, 6]), show);
    expect([data.length, data[2]]).toEqual([4, null]);
  });

  test("spelt out, the row of a filtered-out member is in full and of nulls", () => {
    const time = TIME.members.map(
      (known): CubeMember => (known.name === "04" ? { ...known, leaves: [], excluded: true } : known),
    );
    const cube = cubeOf([{ members: time, leafCount: 3 }, SERVICE], [1, 2, 3, 4, 5, 6]);
    expect(layOut({ ...cube, spellsOutExcluded: true }, show)[2]).toEqual([[null], [null], [null]]);
  });
});

type Drawn = { axes: CubeAxis[]; cells: (number | null)[]; measures: number };

const drawnAxis = fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }).map((isOut): CubeAxis => {
  const left = isOut.flatMap((out, leaf) => (out ? [] : [leaf]));
  const members = isOut.map(
    (out, leaf): CubeMember => (out ? { ...member(`m${leaf}`, []), excluded: true } : member(`m${leaf}`, [leaf])),
  );
  return { members: [member("total", left), ...members], leafCount: isOut.length };
});

const drawnCube: fc.Arbitrary<Drawn> = fc
  .tuple(fc.array(drawnAxis, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 3 }))
  .chain(([axes, measures]) => {
    const size = axes.reduce((product, { leafCount }) => product * leafCount, measures);
    const value = fc.option(fc.integer({ min: 0, max: 1_000_000 }), { freq: 2 });
    return fc.array(value, { minLength: size, maxLength: size }).map((cells) => ({ axes, cells, measures }));
  });

function valueAt(data: unknown, path: number[]): unknown {
  return path.reduce<unknown>((level, at) => (Array.isArray(level) ? level[at] : null), data);
}

function everyPath(axes: CubeAxis[]): number[][] {
  return axes.reduce<number[][]>(
    (paths, { members }) => paths.flatMap((path) => members.map((_, at) => [...path, at])),
    [[]],
  );
}

describe("any cube", () => {
  test("has a row per member and, where no member on the way is excluded, a value per measure", () => {
    fc.assert(
      fc.property(drawnCube, ({ axes, cells, measures }) => {
        const data = layOut(cubeOf(axes, cells, measures), show);
        for (const path of everyPath(axes)) {
          const isOut = path.some((at, depth) => axes[depth]?.members[at]?.excluded === true);
          const cell = valueAt(data, path);
          expect(Array.isArray(cell) ? cell.length : cell).toBe(isOut ? null : measures);
        }
      }),
    );
  });

  test("has at index 0 of every dimension the sum over its selected members", () => {
    fc.assert(
      fc.property(drawnCube, ({ axes, cells, measures }) => {
        const data = layOut(cubeOf(axes, cells, measures), show);
        for (const path of everyPath(axes)) {
          const depth = path.indexOf(0);
          const members = axes[depth]?.members;
          if (members === undefined || !Array.isArray(valueAt(data, path))) continue;
          const parts = members.slice(1).map((_, at) => valueAt(data, [...path.with(depth, at + 1), 0]));
          const known = parts.filter((part) => typeof part === "number");
          const sum = known.length === 0 ? null : known.reduce((total, part) => total + part, 0);
          expect(valueAt(data, [...path, 0])).toBe(sum);
        }
      }),
    );
  });

  test("says the same when its nulls are collapsed", () => {
    fc.assert(
      fc.property(drawnCube, ({ axes, cells, measures }) => {
        const data = layOut(cubeOf(axes, cells, measures), show);
        const collapsed = collapseNulls(data);
        expect(collapsed).toHaveLength(data.length);
        for (const path of everyPath(axes)) {
          for (let measure = 0; measure < measures; measure += 1) {
            expect(valueAt(collapsed, [...path, measure])).toBe(valueAt(data, [...path, measure]));
          }
        }
      }),
    );
  });
});

test("collapsing makes a null of whole empty blocks and never of a lone cell", () => {
  const block = [
    [[30], [20], [10]],
    [[null], [null], [null]],
    [[30], [null], [10]],
  ];
  expect(collapseNulls([block, [[[null]], [[null]]]])).toEqual([
    [[[30], [20], [10]], null, [[30], [null], [10]]],
    null,
  ]);
  expect(collapseNulls([[1], [null]])).toEqual([[1], [null]]);
});
