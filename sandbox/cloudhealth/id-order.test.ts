import { expect, test } from "vitest";
import { inIdOrder } from "./id-order";
import { perState } from "./per-state";

const rows = (...ids: number[]) => ids.map((id) => ({ id }));

test("rows come in ascending ids, and a list that is in order already is the same list", () => {
  expect(inIdOrder(rows(3, 1, 2))).toEqual(rows(1, 2, 3));
  const ordered = rows(1, 2, 3);
  expect(inIdOrder(ordered)).toBe(ordered);
});

test("what is derived from a list is made once for that list, and again for the next one", () => {
  let made = 0;
  const count = perState((list: readonly object[]) => {
    made += 1;
    return list.length;
  });
  const [one, two] = [rows(1), rows(1, 2)];
  expect([count(one), count(one), count(two), made]).toEqual([1, 1, 2, 2]);
});
