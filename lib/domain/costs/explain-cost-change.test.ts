import fc from "fast-check";
import { expect, test } from "vitest";
import { explainCostChange } from "@/lib/domain/costs/explain-cost-change";
import { addDecimals, decimal } from "@/lib/domain/values/decimal-text";

const amount = fc
  .tuple(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.nat(12))
  .map(([digits, places]) => decimal(`${digits}e-${places}`));
const pair = fc.record({ before: fc.option(amount), after: fc.option(amount) });
const service = fc.record({
  before: fc.option(amount),
  after: fc.option(amount),
  moved: fc.option(fc.array(pair, { maxLength: 3 })),
});
const prices = fc.option(fc.dictionary(fc.constantFrom("0", "1", "2"), amount));

test("the parts come to the difference exactly, of the whole and of each service, whatever the figures", () => {
  fc.assert(
    fc.property(
      pair,
      fc.array(pair, { maxLength: 4 }),
      fc.array(service, { maxLength: 4 }),
      prices,
      (total, moved, services, told) => {
        const change = explainCostChange({
          total,
          moved,
          services: services.map((one, at) => ({ ...one, name: String(at), label: String(at) })),
          prices: told && new Map(Object.entries(told)),
        });
        for (const part of [change, ...change.services]) {
          expect(
            addDecimals([part.assignment ?? decimal("0"), part.price ?? decimal("0"), part.usage, part.unexplained]),
          ).toBe(part.difference);
          expect(addDecimals([part.before, part.difference])).toBe(part.after);
        }
        expect(addDecimals([...change.services.map(({ difference }) => difference), change.unexplained])).toBe(
          change.difference,
        );
      },
    ),
  );
});

test("an account that left takes its own cost with it; the rest is usage while nothing is known of prices", () => {
  const left = { before: decimal("30"), after: null };
  const change = explainCostChange({
    total: { before: decimal("100"), after: decimal("75") },
    moved: [left],
    services: [
      { name: "ec2", label: "EC2", before: decimal("90"), after: decimal("60"), moved: [left] },
      { name: "s3", label: "S3", before: decimal("10"), after: decimal("15"), moved: [] },
    ],
    prices: null,
  });
  expect(change).toMatchObject({ difference: "-25", assignment: "-30", price: null, usage: "5", unexplained: "0" });
  expect(change.services.map(({ name, assignment, usage }) => [name, assignment, usage])).toEqual([
    ["ec2", "-30", "0"],
    ["s3", "0", "5"],
  ]);
});

test("where services are not known by account, what moved is within their usage, and still a part of the whole", () => {
  const change = explainCostChange({
    total: { before: decimal("1"), after: decimal("4") },
    moved: [{ before: null, after: decimal("2") }],
    services: [{ name: "ec2", label: "EC2", before: decimal("1"), after: decimal("4"), moved: null }],
    prices: null,
  });
  expect(change).toMatchObject({ assignment: "2", usage: "1", services: [{ assignment: null, usage: "3" }] });
});
