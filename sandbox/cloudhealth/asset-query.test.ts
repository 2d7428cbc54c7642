import { expect, test } from "vitest";
import { type AssetRow, matches, parseConditions } from "./asset-query";

const row: AssetRow = {
  id: 7,
  name: "O'Malley's and Co",
  owner_id: "001234567890",
  amazon_name: "omalley",
  account_type: "Linked",
  is_active: true,
  is_private: false,
  cluster_name: null,
  created_at: "2024-01-01T00:00:00Z",
  updated_at: "2024-01-01T00:00:00Z",
};
const isFound = (query: string) => matches(row, parseConditions(query) ?? []);

test("conditions compare with = and <> and are joined by and", () => {
  expect(isFound("account_type='Linked' and is_active=1")).toBe(true);
  expect(isFound("account_type<>'Linked'")).toBe(false);
  expect(isFound("is_private='False' and owner_id='001234567890'")).toBe(true);
  expect(isFound("name='O''Malley''s and Co'")).toBe(true);
});

test("anything else is no query", () => {
  for (const bad of ["colour='red'", "name like 'x'", "name='a' or name='b'", "name='a' and ", "name='a"]) {
    expect(parseConditions(bad), bad).toBeNull();
  }
});
