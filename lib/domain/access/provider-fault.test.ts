import { expect, test } from "vitest";
import { providerFault } from "@/lib/domain/access/provider-fault";

test("our own words are told as they are, and everything else is the way there that failed", () => {
  expect(providerFault("")).toBeNull();
  expect(providerFault("provider-other")).toEqual({ code: "provider-other" });
  expect(providerFault("too-many:12")).toEqual({ code: "too-many", seconds: 12 });
  for (const error of ["OAuthCallback", "OAuthSignin", "<b>", "code-needed", "toString"]) {
    expect(providerFault(error)).toEqual({ code: "provider-failed" });
  }
});
