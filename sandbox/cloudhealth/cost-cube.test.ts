import { describe, expect, test } from "vitest";
import { collapseNulls, LeafSums, layOut } from "./cost-cube";
import type { CubeMember } from "./cost-members";

const member = (name: string, leaves: number[]): CubeMember => ({ name, label: name, leaves });
const TIME = [member("total", [0, 1, 2]), member("2026-03", [0]), member("2026-04", [1]), member("2026-05", [2])];
const SERVICE = [member("total", [0, 1]), member("ec2", [0]), member("s3", [1])];
const same = (sum: number | null) => sum;

function sums(): LeafSums {
  const filled = new LeafSums([3, 2]);
  filled.add([1, 0], 1010);
  filled.add([2, 0], 1020);
  filled.add([2, 1], 0);
  return filled;
}

describe("layout of a cube", () => {
  const filled = sums();
  const cell = (leaves: number[]) => filled.get(leaves);

  test("n dimensions make depth n + 1, innermost an array over the measures", () => {
    expect(layOut({ dimensions: [SERVICE], cell: ([leaf = 0]) => [150, null][leaf] ?? null }, 1, same)).toEqual([
      [150],
      [150],
      [null],
    ]);
    expect(layOut({ dimensions: [TIME, SERVICE], cell }, 1, same)).toEqual([
      [[2030], [2030], [0]],
      [[null], [null], [null]],
      [[1010], [1010], [null]],
      [[1020], [1020], [0]],
    ]);
  });

  test("a filtered-out member keeps its place and is a null row", () => {
    const time = TIME.map(
      (known): CubeMember => (known.name === "2026-04" ? { ...known, leaves: [], excluded: true } : known),
    );
    const data = layOut({ dimensions: [time, SERVICE], cell }, 1, same);
    expect(data).toHaveLength(4);
    expect(data[2]).toBeNull();
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
