import { expect, test } from "vitest";
import { compareCube } from "./compare-cube";
import type { Json } from "./example";

const member = (name: string, parent = -1) => ({ name, label: name.toUpperCase(), parent });
const cube = (rows: ReturnType<typeof member>[], columns: ReturnType<typeof member>[], data: Json): Json => ({
  report: "Cost",
  dimensions: [{ time: rows }, { service: columns }],
  data,
});
const sent = cube(
  [member("total"), member("may"), member("june")],
  [member("total"), member("ec2", 0), member("ec2-direct", 1), member("s3", 0)],
  [
    [[9], [5], [5], [4]],
    [[3], [2], [2], [1]],
    [[6], [3], [null], [3]],
  ],
);
const printed = (data: Json, columns = [member("total"), member("s3", 0)]) =>
  cube([member("total"), member("june")], columns, data);
const paths = (expected: Json, cubes: "values" | "null-or-number" = "values") =>
  compareCube({ expected, actual: sent }, { cube: cubes }).map(({ path }) => path);

test("members are looked up by name, and cells at their positions", () => {
  expect(
    paths(
      printed([
        [[9], [4]],
        [[6], [3]],
      ]),
    ),
  ).toEqual([]);
  expect(
    paths(
      printed([
        [[9], [4]],
        [[6], [1]],
      ]),
    ),
  ).toEqual(["data.1.1.0"]);
});

test("a member that is not there and a parent of another name are told", () => {
  const data: Json = [
    [[9], [4]],
    [[6], [3]],
  ];
  expect(paths(printed(data, [member("total"), member("rds", 0)]))).toContain("dimensions.service.rds");
  expect(paths(printed(data, [member("total"), member("s3", -1)]))).toEqual(["dimensions.service.s3.parent"]);
});

test("a cell may be asked only whether it holds a number", () => {
  const columns = [member("total"), member("ec2-direct", 0)];
  const wrongParent = (data: Json) =>
    paths(printed(data, columns), "null-or-number").filter((path) => path.startsWith("data"));
  expect(
    wrongParent([
      [[1], [1]],
      [[1], [null]],
    ]),
  ).toEqual([]);
  expect(
    wrongParent([
      [[1], [1]],
      [[null], [1]],
    ]),
  ).toEqual(["data.1.0.0", "data.1.1.0"]);
});

test("another name of the report or another order of dimensions is told", () => {
  const other = compareCube(
    { expected: { report: "Usage", dimensions: [{ service: [] }], data: [] }, actual: sent },
    { cube: "values" },
  );
  expect(other.map(({ path }) => path)).toEqual(["report", "dimensions"]);
});
