import { expect, test } from "vitest";
import { type CalledCustomers, wantedFromFile } from "@/lib/domain/plans/wanted-from-file";
import { customerId } from "@/lib/domain/values/customer-id";

const [ACME, DUNE, OTHER] = [customerId("3947"), customerId("4001"), customerId("4002")];
const CUSTOMERS: CalledCustomers = {
  ids: new Set([ACME]),
  byName: new Map([
    ["dune", [DUNE]],
    ["twin", [DUNE, OTHER]],
    ["3948", [OTHER]],
  ]),
};
const A = "000000000001";
const B = "000000000002";

const read = (...lines: string[][]) =>
  wantedFromFile(
    lines.map(([owner_id = "", customer = "", payer = ""], at) => ({
      line: at + 2,
      cells: { owner_id, customer, payer },
    })),
    CUSTOMERS,
  );

test("a customer is called by id or by name, and an account without a payer pays for itself", () => {
  expect(read([A, "3947"], [B, "Düne ", A])).toEqual({
    wanted: [
      { owner: A, customer: ACME, payer: A },
      { owner: B, customer: DUNE, payer: A },
    ],
    faults: [],
  });
});

test("a name that reads like an id is a name where there is no such id", () => {
  expect(read([A, "3948"]).wanted).toEqual([{ owner: A, customer: OTHER, payer: A }]);
});

test("a line with an account alone wants it with nobody", () => {
  expect(read([A]).wanted).toEqual([{ owner: A, customer: null, payer: null }]);
});

test.each([
  [["1", "3947"], "owner", "1"],
  [["12345678901", "3947"], "zero-lost", "12345678901"],
  [["1.23E+11", "3947"], "exponent", "1.23E+11"],
  [[A, "3947", "1,23E+11"], "exponent", "1,23E+11"],
  [[A, "3947", "12345678901"], "zero-lost", "12345678901"],
  [[A, "Nobody Ltd"], "customer-unknown", "Nobody Ltd"],
  [[A, "Twin"], "customer-several", "Twin"],
  [[A, "3947", "12"], "payer", "12"],
  [[A, "", B], "payer-alone", B],
])("the line %j is refused by its number: %s", (line, code, value) => {
  expect(read([B, "3947"], line)).toMatchObject({ faults: [{ line: 3, code, value }] });
});

test("an account that stands on an earlier line is refused, however it is written", () => {
  expect(read([A, "3947"], ["0000-0000-0001", "Dune"]).faults).toEqual([
    { line: 3, code: "owner-twice", value: "0000-0000-0001" },
  ]);
});
