import { expect, test } from "vitest";
import { sortFrom, sortText } from "./sort";

const fallback = { key: "name", dir: "asc" } as const;

test.each([
  ["-cost", { key: "cost", dir: "desc" }],
  ["cost", { key: "cost", dir: "asc" }],
  ["password", fallback],
  ["--cost", fallback],
  [["cost", "name"], fallback],
  [undefined, fallback],
])("sort=%s", (value, sort) => {
  expect(sortFrom(value, ["name", "cost"], fallback)).toEqual(sort);
});

test("a sort is written the way it is read", () => {
  expect(sortFrom(sortText({ key: "cost", dir: "desc" }), ["name", "cost"], fallback)).toEqual({
    key: "cost",
    dir: "desc",
  });
});
