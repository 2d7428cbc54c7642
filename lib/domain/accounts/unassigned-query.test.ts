import fc from "fast-check";
import { expect, test } from "vitest";
import {
  ASSIGNABLE_FILTERS,
  COST_FILTERS,
  noCostView,
  TYPE_FILTERS,
  toUnassignedParams,
  UNASSIGNED_SORTS,
  unassignedQuery,
} from "@/lib/domain/accounts/unassigned-query";
import { PAGE_SIZES, SORT_DIRECTIONS, searchParam } from "@/lib/domain/values/list-query";

test("an address without parameters begins with what costs most", () => {
  expect(unassignedQuery({})).toMatchObject({ sort: "cost", direction: "descending", cost: "all", page: 1 });
  expect(toUnassignedParams(unassignedQuery({})).toString()).toBe("");
});

test("a value that cannot be read is the default, not an error", () => {
  expect(unassignedQuery({ sort: "x", cost: "lots", assignable: "1", type: "odd", per: "7" })).toEqual(
    unassignedQuery({}),
  );
  expect(noCostView({ "no-cost": "soon" })).toBeNull();
});

test("whatever is shown comes back from its own address", () => {
  const text = fc.string({ unit: "grapheme" }).map((one) => searchParam({ q: one }));
  const queries = fc.record({
    q: text,
    family: text,
    page: fc.integer({ min: 1, max: 1_000_000 }),
    per: fc.constantFrom(...PAGE_SIZES),
    sort: fc.constantFrom(...UNASSIGNED_SORTS),
    direction: fc.constantFrom(...SORT_DIRECTIONS),
    cost: fc.constantFrom(...COST_FILTERS),
    assignable: fc.constantFrom(...ASSIGNABLE_FILTERS),
    type: fc.constantFrom(...TYPE_FILTERS),
  });
  fc.assert(
    fc.property(queries, (query) => {
      expect(unassignedQuery(new URLSearchParams(toUnassignedParams(query).toString()))).toEqual(query);
    }),
  );
});
