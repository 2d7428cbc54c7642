import { expect, test } from "vitest";
import { matchingPages } from "./matching-pages";

const pages = [{ label: "Vue d’ensemble" }, { label: "Coûts" }, { label: "Clients" }];
const found = (typed: string) => matchingPages(pages, typed).map(({ label }) => label);

test.each([
  ["cout", ["Coûts"]],
  ["C", ["Coûts", "Clients"]],
  ["ensemble vue", ["Vue d’ensemble"]],
  ["semble", []],
  ["", ["Vue d’ensemble", "Coûts", "Clients"]],
])("typing %j finds %j", (typed, labels) => {
  expect(found(typed)).toEqual(labels);
});
