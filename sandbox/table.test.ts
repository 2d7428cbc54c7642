import { expect, test } from "vitest";
import { createTable } from "./table";

const rows = [
  { id: 1, owner: "a" },
  { id: 2, owner: "b" },
  { id: 3, owner: "a" },
];
const ids = (found: readonly { id: number }[]) => found.map((row) => row.id).sort();

test("a row that changes leaves the place an index had for it", () => {
  const table = createTable(rows);
  expect(ids(table.where("owner", "a"))).toEqual([1, 3]);
  table.put({ id: 1, owner: "b" });
  expect(ids(table.where("owner", "a"))).toEqual([3]);
  expect(ids(table.where("owner", "b"))).toEqual([1, 2]);
});

test("a dropped row is in no list and no index", () => {
  const table = createTable(rows);
  table.where("owner", "a");
  table.drop(3);
  expect(table.get(3)).toBeUndefined();
  expect(ids(table.where("owner", "a"))).toEqual([1]);
  expect(ids(table.all())).toEqual([1, 2]);
});

test("a list taken before a change stays as it was", () => {
  const table = createTable(rows);
  const before = table.all();
  table.put({ id: 4, owner: "c" });
  expect(before).toHaveLength(3);
  expect(table.all()).toHaveLength(4);
});
