import { expect, test } from "vitest";
import {
  chooseOrganizationPricings,
  organizationPricingQuery,
  totalsByCurrency,
} from "@/lib/domain/pricing/organization-pricing-list";
import type { OrganizationPricing } from "@/lib/domain/pricing/price-report";
import { decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";

const priced = (id: string, name: string, [code, total]: [string, string]): OrganizationPricing => ({
  organization: { id, name },
  appliedPricing: { id: `p-${id}-${code}`, name: { en: "Standard Pricing", fr: "Tarif standard" } },
  currency: currency(code),
  total: decimal(total),
  categories: [],
});

const rows = [
  priced("o1", "Acme", ["USD", "10.10"]),
  priced("o2", "Échelle, Vane & Partners", ["CAD", "9000"]),
  priced("o3", "Tidewater", ["USD", "20.205"]),
  priced("o3", "Tidewater", ["CAD", "1"]),
  priced("o4", "Dune", ["USD", "0.1"]),
  priced("o4", "Dune", ["USD", "0.2"]),
];

test("there is one exact total for each currency, and an organization with two pricings in one counts once", () => {
  expect(totalsByCurrency(rows)).toEqual([
    { currency: "CAD", total: "9001", organizations: 2 },
    { currency: "USD", total: "30.605", organizations: 3 },
  ]);
});

test("rows stand currency by currency, the greatest total of each first", () => {
  const names = chooseOrganizationPricings(rows, { q: "", currency: null }).map((row) => [row.currency, row.total]);
  expect(names).toEqual([
    ["CAD", "9000"],
    ["CAD", "1"],
    ["USD", "20.205"],
    ["USD", "10.1"],
    ["USD", "0.2"],
    ["USD", "0.1"],
  ]);
});

test.each([
  ["echelle, vane", 1],
  ["tarif", 6],
  ["nobody", 0],
])("searching %j finds %d by name or pricing, whatever the accents and language", (q, count) => {
  expect(chooseOrganizationPricings(rows, { q, currency: null })).toHaveLength(count);
});

test("the currency is part of the address and anything but a code is none", () => {
  expect(organizationPricingQuery(new URLSearchParams("currency=CAD&page=2&per=50"))).toEqual({
    q: "",
    currency: "CAD",
    page: 2,
    per: 50,
  });
  expect(organizationPricingQuery(new URLSearchParams("currency=dollars")).currency).toBeNull();
});
