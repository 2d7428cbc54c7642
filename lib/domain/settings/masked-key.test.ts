import { expect, test } from "vitest";
import { maskedKey } from "@/lib/domain/settings/masked-key";

test("of a key the last four characters are shown, and its length is not", () => {
  expect(maskedKey("0123456789abcdef")).toBe("••••cdef");
  expect(maskedKey(`${"x".repeat(200)}cdef`)).toBe("••••cdef");
});

test("of a short key nothing is shown", () => {
  expect(maskedKey("0123456789abcde")).toBe("••••");
  expect(maskedKey("")).toBe("••••");
});
