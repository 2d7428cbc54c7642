import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDecimals,
  compareDecimals,
  decimal,
  fractionOfChange,
  isNegative,
  magnitudeOf,
  multiplyDecimals,
  parseDecimal,
  roundHalfUp,
  subtractDecimals,
} from "@/lib/domain/values/decimal-text";

const exact = fc
  .tuple(fc.bigInt(-(10n ** 38n), 10n ** 38n), fc.integer({ min: 0, max: 38 }))
  .map(([digits, places]) => decimal(`${digits}e-${places}`));

describe("an exact decimal", () => {
  test.each([
    ["432.00", "432"],
    ["+0.80", "0.8"],
    [".5", "0.5"],
    ["5.", "5"],
    ["-0", "0"],
    ["-0.000", "0"],
    ["007", "7"],
    ["1e3", "1000"],
    ["1.5E-7", "0.00000015"],
    ["0.1234567890123456789", "0.1234567890123456789"],
    ["2936970.8662986687", "2936970.8662986687"],
  ])("%s is written %s", (text, canonical) => {
    expect(parseDecimal(text)).toBe(canonical);
  });

  test.each([
    "",
    " ",
    "1,000",
    "1 000",
    "NaN",
    "Infinity",
    "0x10",
    "1e100",
    "--1",
    "1.2.3",
    ".",
    "$5",
    "1_000",
    "٣",
    "1\n",
  ])("%j is not one", (text) => {
    expect(parseDecimal(text)).toBeNull();
    expect(() => decimal(text)).toThrow("Not a decimal number");
  });

  test("is read back from its own text as itself", () => {
    fc.assert(
      fc.property(exact, (value) => {
        expect(parseDecimal(value)).toBe(value);
      }),
    );
  });
});

describe("sums", () => {
  test("a hundred thousand times a tenth is ten thousand", () => {
    expect(addDecimals(Array.from({ length: 100_000 }, () => decimal("0.1")))).toBe("10000");
  });

  test("nothing sums to zero", () => {
    expect(addDecimals([])).toBe("0");
  });

  test("the order makes no difference", () => {
    fc.assert(
      fc.property(fc.array(exact, { maxLength: 30 }), (values) => {
        expect(addDecimals(values.toReversed())).toBe(addDecimals(values));
      }),
    );
  });

  test("what is added can be taken away again, also from far greater numbers", () => {
    const any = fc.oneof(exact, fc.constantFrom(decimal("1e99"), decimal("1e-99"), decimal("-9e60")));
    fc.assert(
      fc.property(any, any, (one, other) => {
        expect(subtractDecimals(addDecimals([one, other]), other)).toBe(one);
      }),
    );
  });

  test("a product distributes over a sum", () => {
    fc.assert(
      fc.property(exact, exact, exact, (factor, one, other) => {
        const apart = addDecimals([multiplyDecimals(factor, one), multiplyDecimals(factor, other)]);
        expect(multiplyDecimals(factor, addDecimals([one, other]))).toBe(apart);
      }),
    );
  });
});

describe("comparing", () => {
  test.each([
    ["100", "125", "0.25"],
    ["-50", "-75", "-0.5"],
    ["3", "4", "0.333333"],
    ["0", "4", null],
    ["0", "0", "0"],
  ])("from %s to %s is a change by %j", (from, to, change) => {
    expect(fractionOfChange(decimal(from), decimal(to))).toBe(change);
  });

  test("is by value, not by text", () => {
    expect(compareDecimals(decimal("9"), decimal("10"))).toBeLessThan(0);
    expect(compareDecimals(decimal("1.0"), decimal("1"))).toBe(0);
  });

  test("zero is not negative, and a magnitude has no sign", () => {
    expect(["-1", "0", "1"].map((text) => isNegative(decimal(text)))).toEqual([true, false, false]);
    expect([magnitudeOf(decimal("-1.5")), magnitudeOf(decimal("0"))]).toEqual(["1.5", "0"]);
  });

  test.each([
    ["2194.5456", 2, "2194.55"],
    ["0.125", 2, "0.13"],
    ["0.135", 2, "0.14"],
    ["-0.125", 2, "-0.13"],
    ["1234.4999", 0, "1234"],
    ["0.0004", 3, "0"],
  ])("%s to %d places is %s, halves away from zero", (value, places, rounded) => {
    expect(roundHalfUp(decimal(value), places)).toBe(rounded);
  });
});

test("a text that is canonical already is taken as it is, which is what writing it anew would give", () => {
  const texts = fc.stringMatching(/^-?\d{1,4}(\.\d{0,4})?$/);
  fc.assert(
    fc.property(texts, (text) => {
      expect(parseDecimal(text)).toBe(parseDecimal(`${text}e0`));
    }),
  );
});
