import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDecimals, decimal } from "@/lib/domain/values/decimal-text";
import { placesOf, scaledText, sumScaled, wholeAt } from "@/lib/domain/values/scaled-decimal";

const digits = fc.oneof(
  fc.bigInt(-(10n ** 38n), 10n ** 38n),
  fc.bigInt(-(10n ** 17n), 10n ** 17n),
  fc.bigInt(-99n, 99n),
);
const exact = fc
  .tuple(digits, fc.integer({ min: 0, max: 38 }))
  .map(([digits, places]) => decimal(`${digits}e-${places}`));
const scaled = (text: string, more = 0) => {
  const value = decimal(text);
  const places = placesOf(value) + more;
  return { whole: wholeAt(value, places), places };
};

describe("a scaled decimal", () => {
  test.each([
    ["12.5", 1, 125n],
    ["12.5", 4, 125_000n],
    ["-0.05", 2, -5n],
    ["7", 3, 7000n],
    ["0", 6, 0n],
    ["-99999.99999999", 10, -999_999_999_999_900n],
    ["999999999999999", 0, 999_999_999_999_999n],
    ["9007199254740993", 0, 9_007_199_254_740_993n],
    ["900719925.4740993", 8, 90_071_992_547_409_930n],
  ])("of %s in %d places is a whole number", (text, places, whole) => {
    expect(wholeAt(decimal(text), places)).toBe(whole);
  });

  test("is not made in fewer places than the number needs", () => {
    expect(() => wholeAt(decimal("0.05"), 1)).toThrow(RangeError);
  });

  test("is written as it was read, however many places it was given", () => {
    fc.assert(
      fc.property(exact, fc.nat(70), (value, more) => {
        expect(scaledText(scaled(value, more))).toBe(value);
      }),
    );
  });

  test("is added exactly to others of other places", () => {
    fc.assert(
      fc.property(fc.array(exact, { maxLength: 20 }), (values) => {
        expect(scaledText(sumScaled(values.map((value) => scaled(value))))).toBe(addDecimals(values));
      }),
    );
  });
});
