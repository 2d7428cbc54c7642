import fc from "fast-check";
import { expect, test } from "vitest";
import {
  ACCOUNT_COLUMNS,
  ACCOUNT_SORTS,
  ACCOUNT_STATES,
  ACTIVE_STATES,
  accountListQuery,
  MANAGED_BY,
  toAccountListParams,
  USUAL_ACCOUNT_COLUMNS,
} from "@/lib/domain/accounts/account-list-query";
import { ACCOUNT_TYPES } from "@/lib/domain/accounts/aws-account";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import { PAGE_SIZES, SORT_DIRECTIONS, searchParam } from "@/lib/domain/values/list-query";

const DEFAULTS = {
  q: "",
  page: 1,
  per: 20,
  sort: "name",
  direction: "ascending",
  state: "all",
  customer: null,
  type: null,
  active: null,
  managed: null,
  payer: null,
  family: "",
  columns: USUAL_ACCOUNT_COLUMNS,
};

test("an address without parameters is the first page of all accounts by name", () => {
  expect(accountListQuery({})).toEqual(DEFAULTS);
});

test("a value that cannot be read is the default, not an error", () => {
  const bad =
    "page=0&per=21&sort=cost&direction=1&state=lost&customer=0x10&type=x&active=1&managed=v3&payer=12&columns=secret";
  expect(accountListQuery(new URLSearchParams(bad))).toEqual(DEFAULTS);
});

test("a number may be pasted with the blanks and hyphens of a console", () => {
  expect(accountListQuery({ payer: "0000 0000-0012" }).payer).toBe("000000000012");
});

test("the newest come first unless asked otherwise", () => {
  expect(accountListQuery({ sort: "since" }).direction).toBe("descending");
  expect(toAccountListParams(accountListQuery({ sort: "since", direction: "ascending" })).toString()).toBe(
    "sort=since&direction=ascending",
  );
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
    type: fc.constantFrom(...ACCOUNT_TYPES, null),
    active: fc.constantFrom(...ACTIVE_STATES, null),
    managed: fc.constantFrom(...MANAGED_BY, null),
    payer: fc.constantFrom(awsAccountId("000000000012"), null),
    family: fc.string({ unit: "grapheme" }).map((text) => searchParam({ q: text })),
    columns: fc.subarray([...ACCOUNT_COLUMNS]),
  });
  fc.assert(
    fc.property(queries, (query) => {
      expect(accountListQuery(new URLSearchParams(toAccountListParams(query).toString()))).toEqual(query);
    }),
  );
});
