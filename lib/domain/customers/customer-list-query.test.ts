import fc from "fast-check";
import { expect, test } from "vitest";
import { PATTERN_KINDS } from "@/lib/domain/assignments/family-pattern";
import { CLASSIFICATIONS } from "@/lib/domain/customers/customer";
import {
  BILLING_STATES,
  CUSTOMER_SORTS,
  customerListQuery,
  toCustomerListParams,
} from "@/lib/domain/customers/customer-list-query";
import { PAGE_SIZES, SORT_DIRECTIONS, searchParam } from "@/lib/domain/values/list-query";

const DEFAULTS = {
  q: "",
  page: 1,
  per: 20,
  sort: "name",
  direction: "ascending",
  billing: null,
  classification: null,
  pattern: null,
};

test("an address without parameters is the first page by name", () => {
  expect(customerListQuery({})).toEqual(DEFAULTS);
});

test("a value that cannot be read is the default, not an error", () => {
  const bad = "page=x&per=7&sort=password&direction=up&billing=maybe&classification=self&pattern=%00";
  expect(customerListQuery(new URLSearchParams(bad))).toEqual(DEFAULTS);
});

test("figures and dates begin with the greatest unless asked otherwise", () => {
  expect(customerListQuery({ sort: "cost" }).direction).toBe("descending");
  expect(customerListQuery({ sort: "cost", direction: "ascending" }).direction).toBe("ascending");
});

test("defaults do not show in the address", () => {
  expect(toCustomerListParams(customerListQuery({})).toString()).toBe("");
  expect(toCustomerListParams(customerListQuery({ sort: "cost", page: "3" })).toString()).toBe("sort=cost&page=3");
});

test("whatever is shown comes back from its own address, names with any character too", () => {
  const queries = fc.record({
    q: fc.string({ unit: "grapheme" }).map((text) => searchParam({ q: text })),
    page: fc.integer({ min: 1, max: 1_000_000 }),
    per: fc.constantFrom(...PAGE_SIZES),
    sort: fc.constantFrom(...CUSTOMER_SORTS),
    direction: fc.constantFrom(...SORT_DIRECTIONS),
    billing: fc.constantFrom(...BILLING_STATES, null),
    classification: fc.constantFrom(...CLASSIFICATIONS, null),
    pattern: fc.constantFrom(...PATTERN_KINDS, null),
  });
  fc.assert(
    fc.property(queries, (query) => {
      const address = toCustomerListParams(query).toString();
      expect(customerListQuery(new URLSearchParams(address))).toEqual(query);
      expect(customerListQuery(Object.fromEntries(new URLSearchParams(address)))).toEqual(query);
    }),
  );
});
