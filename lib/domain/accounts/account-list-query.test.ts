import fc from "fast-check";
import { expect, test } from "vitest";
import {
  ACCOUNT_SORTS,
  ACCOUNT_STATES,
  accountListQuery,
  toAccountListParams,
} from "@/lib/domain/accounts/account-list-query";
import { customerId } from "@/lib/domain/values/customer-id";
import { PAGE_SIZES, SORT_DIRECTIONS, searchParam } from "@/lib/domain/values/list-query";

const DEFAULTS = { q: "", page: 1, per: 20, sort: "name", direction: "ascending", state: "all", customer: null };

test("an address without parameters is the first page of all accounts by name", () => {
  expect(accountListQuery({})).toEqual(DEFAULTS);
});

test("a value that cannot be read is the default, not an error", () => {
  const bad = "page=0&per=21&sort=cost&direction=1&state=lost&customer=0x10";
  expect(accountListQuery(new URLSearchParams(bad))).toEqual(DEFAULTS);
});

test("defaults do not show in the address", () => {
  expect(toAccountListParams(accountListQuery({})).toString()).toBe("");
  expect(toAccountListParams(accountListQuery({ state: "unassigned", per: "50" })).toString()).toBe(
    "state=unassigned&per=50",
  );
});

test("whatever is shown comes back from its own address", () => {
  const queries = fc.record({
    q: fc.string({ unit: "grapheme" }).map((text) => searchParam({ q: text })),
    page: fc.integer({ min: 1, max: 1_000_000 }),
    per: fc.constantFrom(...PAGE_SIZES),
    sort: fc.constantFrom(...ACCOUNT_SORTS),
    direction: fc.constantFrom(...SORT_DIRECTIONS),
    state: fc.constantFrom(...ACCOUNT_STATES),
    customer: fc.constantFrom(customerId("3947"), null),
  });
  fc.assert(
    fc.property(queries, (query) => {
      expect(accountListQuery(new URLSearchParams(toAccountListParams(query).toString()))).toEqual(query);
    }),
  );
});
