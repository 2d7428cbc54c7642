import fc from "fast-check";
import { expect, test } from "vitest";
import { PATTERN_KINDS } from "@/lib/domain/assignments/family-pattern";
import { CLASSIFICATIONS } from "@/lib/domain/customers/customer";
import {
  BILLING_STATES,
  CUSTOMER_COLUMNS,
  CUSTOMER_SORTS,
  customerListQuery,
  LINK_STATES,
  TRIAL_STATES,
  toCustomerListParams,
  USUAL_CUSTOMER_COLUMNS,
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
  trial: null,
  cloudmc: null,
  here: null,
  tag: "",
  tagValue: "",
  columns: USUAL_CUSTOMER_COLUMNS,
};

test("an address without parameters is the first page by name", () => {
  expect(customerListQuery({})).toEqual(DEFAULTS);
});

test("a value that cannot be read is the default, not an error", () => {
  const bad =
    "page=x&per=7&sort=password&direction=up&billing=maybe&classification=self&pattern=%00&trial=never&cloudmc=1&here=&columns=x";
  expect(customerListQuery(new URLSearchParams(bad))).toEqual(DEFAULTS);
});

test("figures and dates begin with the greatest unless asked otherwise", () => {
  expect(customerListQuery({ sort: "cost" }).direction).toBe("descending");
  expect(customerListQuery({ sort: "cost", direction: "ascending" }).direction).toBe("ascending");
});

test("columns stand in the list's order, whatever order they are named in; a form names each by itself", () => {
  expect(customerListQuery({ columns: "cost,id,secret" }).columns).toEqual(["id", "cost"]);
  expect(customerListQuery({ columns: ["none", "cost", "id"] }).columns).toEqual(["id", "cost"]);
  expect(customerListQuery({ columns: "none" }).columns).toEqual([]);
  expect(toCustomerListParams(customerListQuery({ columns: "cost,id" })).toString()).toBe("columns=id%2Ccost");
});

test.each(["Smith, Sons", "R & D", "1 + 1", "100%", '"quoted"', "a_b", "back\\slash", "شركة النور", "Ærø #?="])(
  "a search for %s comes back from its address as it was",
  (q) => {
    const params = toCustomerListParams(customerListQuery({ q })).toString();
    expect(customerListQuery(new URL(`https://a.example/customers?${params}`).searchParams).q).toBe(q);
  },
);

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
    trial: fc.constantFrom(...TRIAL_STATES, null),
    cloudmc: fc.constantFrom(...LINK_STATES, null),
    here: fc.constantFrom(...LINK_STATES, null),
    tag: fc.constant("cost centre"),
    tagValue: fc.string({ unit: "grapheme" }).map((text) => searchParam({ q: text })),
    columns: fc.subarray([...CUSTOMER_COLUMNS]),
  });
  fc.assert(
    fc.property(queries, (query) => {
      const address = toCustomerListParams(query).toString();
      expect(customerListQuery(new URLSearchParams(address))).toEqual(query);
      expect(customerListQuery(Object.fromEntries(new URLSearchParams(address)))).toEqual(query);
    }),
  );
});
