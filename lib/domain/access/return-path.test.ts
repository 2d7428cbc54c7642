import { expect, test } from "vitest";
import { returnPath } from "@/lib/domain/access/return-path";

test.each([
  ["/customers/3947/costs?range=6", "/customers/3947/costs?range=6"],
  ["/", "/"],
  ["/customers?q=%2F%2Fevil.example", "/customers?q=%2F%2Fevil.example"],
  ["/sign-ins", "/sign-ins"],
])("signing in leads back to %s", (asked, path) => {
  expect(returnPath(asked)).toBe(path);
});

test.each([
  "https://evil.example/",
  "//evil.example",
  "//evil.example/customers",
  "/.//evil.example",
  "/x/..//evil.example",
  "/%2e//evil.example",
  "/\\evil.example/customers",
  "/./sign-in",
  "/\\evil.example",
  "/\t/evil.example",
  "\\\\evil.example",
  "javascript:alert(1)",
  "customers",
  "",
  "/sign-in?callbackUrl=/customers",
  "/api/auth/signout",
  "/_next/static/x.js",
  null,
  undefined,
])("signing in never leads to %j", (asked) => {
  expect(returnPath(asked)).toBe("/");
});
