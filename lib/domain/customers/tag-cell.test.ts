import fc from "fast-check";
import { expect, test } from "vitest";
import { readTags, writeTags } from "@/lib/domain/customers/tag-cell";

test.each([
  ["", []],
  ["plan=gold", [{ key: "plan", value: "gold" }]],
  [
    "a=1; b=2;",
    [
      { key: "a", value: "1" },
      { key: " b", value: "2" },
    ],
  ],
  ["a\\=b\\;c\\\\=1=2\\;3", [{ key: "a=b;c\\", value: "1=2;3" }]],
  ["a=", [{ key: "a", value: "" }]],
  ["plan", null],
  ["a=1;plan", null],
])("%j is read as its tags", (cell, tags) => {
  expect(readTags(cell)).toEqual(tags);
});

test("any tags come back as they were, whatever stands in them", () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(";", "=", "\\", ",", '"', "\n", "\r", "a") }));
  const tags = fc.array(fc.record({ key: text, value: text }), { maxLength: 20 });
  fc.assert(
    fc.property(tags, (some) => {
      expect(readTags(writeTags(some))).toEqual(some);
    }),
    { numRuns: 2000 },
  );
});
