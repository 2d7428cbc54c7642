import { expect, test } from "vitest";
import { whyNotRequire } from "@/lib/domain/people/factor-policy";

test("a second factor is required by who has one, and no longer required by anybody", () => {
  expect(whyNotRequire(true, false)).toEqual({ code: "factor-missing" });
  expect([whyNotRequire(true, true), whyNotRequire(false, false), whyNotRequire(false, true)]).toEqual([
    null,
    null,
    null,
  ]);
});
