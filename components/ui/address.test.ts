import { expect, test } from "vitest";
import { address } from "./address";

test("a change keeps the other parameters and starts again at the first page", () => {
  expect(address("/customers", { q: "acme", page: "3" }, { sort: "-name" })).toBe("/customers?q=acme&sort=-name");
});

test("turning the page keeps everything else", () => {
  expect(address("/customers", { q: "acme", page: "3" }, { page: "4" })).toBe("/customers?q=acme&page=4");
});

test("a value with comma, ampersand or plus survives, and several values are repeated", () => {
  const url = address("/costs", { service: ["A, B", "C & D+"] }, { q: null });
  expect(new URL(url, "http://x").searchParams.getAll("service")).toEqual(["A, B", "C & D+"]);
});

test("what is empty or removed leaves no trace", () => {
  expect(address("/customers", { q: "", tag: undefined, page: "2" }, { q: null })).toBe("/customers");
});
