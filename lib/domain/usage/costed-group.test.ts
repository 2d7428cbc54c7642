import { expect, test } from "vitest";
import { costedGroup } from "@/lib/domain/usage/costed-group";
import { decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";

const group = { name: "Routing", unit: "GB", rows: 3, billable: decimal("2.5"), usage: null };
const of = (code: string, cost: string) => ({ currency: currency(code), cost: decimal(cost) });

test("a group in two currencies is two lines, with its usage on one of them", () => {
  expect(costedGroup(group, { costs: [of("CAD", "1"), of("EUR", "2")], lacks: [] })).toEqual([
    { ...group, cost: "1", currency: "CAD", computed: "yes" },
    { ...group, rows: null, billable: null, cost: "2", currency: "EUR", computed: "yes" },
  ]);
});

test("what is not known of a cost is said beside it, and is never a zero", () => {
  const unknown = { cost: null, currency: null };
  expect(costedGroup(group, { costs: [], lacks: ["part-month"] })).toEqual([
    { ...group, ...unknown, computed: "no: part-month" },
  ]);
  expect(costedGroup(group, { costs: [of("EUR", "2")], lacks: ["rate"] })).toMatchObject([
    { cost: "2", computed: "in part: rate" },
  ]);
  expect(costedGroup(group, undefined)).toEqual([{ ...group, ...unknown, computed: "no" }]);
});
