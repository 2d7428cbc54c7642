import { expect, test } from "vitest";
import { compareBody } from "./compare-body";
import type { Json } from "./example";
import type { Comparison } from "./recipe";

const paths = (expected: Json, actual: Json, compare: Comparison = {}, shapeOnly = false) =>
  compareBody({ expected, actual }, { compare, shapeOnly }).map(({ path }) => path);

test("every printed key must be there with the same value; a key that is not printed may be there", () => {
  expect(paths({ a: 1, b: { c: "x" } }, { a: 1, b: { c: "x", d: 2 }, e: 3 })).toEqual([]);
  expect(paths({ a: 1, b: { c: "x" } }, { a: "1", b: { c: "y" } })).toEqual(["a", "b.c"]);
  expect(paths({ a: null }, {})).toEqual(["a"]);
  expect(paths({ a: 1 }, { a: null })).toEqual(["a"]);
});

test("lists have the same order and length", () => {
  expect(paths([1, 2], [2, 1])).toEqual(["0", "1"]);
  expect(paths({ a: [1] }, { a: [1, 2] })).toEqual(["a"]);
  expect(paths({ a: [1] }, { a: {} })).toEqual(["a"]);
});

test("of a shortened list the printed elements are there in their order, among others", () => {
  const shortened = { shortened: ["a"] };
  expect(paths({ a: [1, 3] }, { a: [0, 1, 2, 3] }, shortened)).toEqual([]);
  expect(paths({ a: [3, 1] }, { a: [0, 1, 2, 3] }, shortened)).not.toEqual([]);
  expect(paths({ a: [3, 3] }, { a: [1, 3] }, shortened)).not.toEqual([]);
  expect(paths([{ id: 2 }], [{ id: 1 }, { id: 2, name: "b" }], { shortened: [""] })).toEqual([]);
});

test("a list in any order still has the same elements, each as often", () => {
  const anyOrder = { anyOrder: ["*.tags"] };
  expect(paths([{ tags: ["a", "b"] }], [{ tags: ["b", "a"] }], anyOrder)).toEqual([]);
  expect(paths([{ tags: ["a", "a"] }], [{ tags: ["a", "b"] }], anyOrder)).not.toEqual([]);
  expect(paths([{ tags: ["a"] }], [{ tags: ["a", "b"] }], anyOrder)).not.toEqual([]);
});

test("a placeholder stands for any text but an empty one, and a text that holds marks is no placeholder", () => {
  expect(paths({ error: "<message>" }, { error: "no" })).toEqual([]);
  expect(paths({ error: "<message>" }, { error: "" })).toEqual(["error"]);
  expect(paths({ error: "<message>" }, { error: 7 })).toEqual(["error"]);
  expect(paths({ xml: "<a><b/></a>" }, { xml: "<a/>" })).toEqual(["xml"]);
});

test("an ignored path is not compared, in any element", () => {
  expect(paths([{ at: 1, b: 2 }], [{ at: 9, b: 3 }], { ignored: { "*.at": "it is another moment" } })).toEqual(["0.b"]);
});

test("a shape is the keys and their types: null fits all, a list's elements are like the first printed one", () => {
  const shape = (expected: Json, actual: Json) => paths(expected, actual, {}, true);
  expect(shape({ a: 1, b: null, c: [{ d: "x" }] }, { a: 2, b: "y", c: [{ d: "z" }, { d: null }] })).toEqual([]);
  expect(shape({ a: 1 }, { a: "1" })).toEqual(["a"]);
  expect(shape({ a: 1 }, {})).toEqual(["a"]);
  expect(shape([{ d: "x" }], [{ d: "x" }, { e: 1 }])).toEqual(["1.d"]);
});
