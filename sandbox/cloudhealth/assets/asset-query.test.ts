import { describe, expect, test } from "vitest";
import { type AssetShape, matches, parseConditions } from "./asset-query";
import { accountAsset, displayMoney } from "./drawn-assets";

const asset = accountAsset({
  id: 7,
  index: 7,
  trend: 7,
  name: "O'Malley's and + Co",
  ownerId: "001234567890",
  amazonName: "omalley",
  accountType: "Linked",
  awsPayer: null,
  clusterName: null,
  isActive: true,
  level: "green",
  createdAt: "2024-01-01T00:00:00Z",
  tags: [
    { key: "Environment", value: "production" },
    { key: "Team", value: "blue" },
  ],
});
const named = (...names: string[]) => names.map((name) => ({ name }));
const shape: AssetShape = {
  type: {
    name: "AwsAccount",
    attributes: named("id", "name", "owner_id", "account_type", "is_active", "is_private", "cluster_name"),
    relations: [],
  },
  related: new Map([["tags", { name: "Tag", attributes: named("key", "value"), relations: [] }]]),
};
const isFound = (query: string) => {
  const conditions = parseConditions(shape, query);
  return conditions === null ? null : matches(asset, conditions);
};

describe("the query of an asset search", () => {
  test.each([
    ["account_type='Linked' and is_active=1", true],
    ["account_type='Linked'+and+is_active='True'", true],
    ["  account_type = 'Linked'  AND  is_active=True ", true],
    ["account_type<>'Linked'", false],
    ["is_private='False' and owner_id='001234567890'", true],
    ["is_private=0 and id=7", true],
    ["is_active='0'", false],
    ["name='O''Malley''s and + Co'", true],
    ["cluster_name='x'", false],
    ["cluster_name<>'x'", true],
    ["tags.value='blue'", true],
    ["tags.value='green'", false],
    ["", true],
  ])("%s", (query, found) => {
    expect(isFound(query)).toBe(found);
  });

  test.each([
    "colour='red'",
    "name like 'x'",
    "name='a' or name='b'",
    "name='a' and ",
    "name='a",
    "tags='x'",
    "a.b.c=1",
  ])("%s is no query", (query) => {
    expect(isFound(query)).toBeNull();
  });
});

test("money is shown with the currency's sign and commas between thousands", () => {
  expect([0, 5, 12_345, 123_456_789].map(displayMoney)).toEqual(["$0.00", "$0.05", "$123.45", "$1,234,567.89"]);
});
