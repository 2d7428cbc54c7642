import { expect, test } from "vitest";
import { contentSecurityPolicy } from "@/lib/support/content-security-policy";

const directives = (isDevelopment: boolean) =>
  new Map(
    contentSecurityPolicy({ nonce: "n0nce", isDevelopment })
      .split("; ")
      .map((directive) => [directive.split(" ")[0], directive.split(" ").slice(1).join(" ")]),
  );

test("in production a script or a style element runs only with the response's own nonce", () => {
  const policy = directives(false);
  expect(policy.get("script-src")).toBe("'self' 'nonce-n0nce' 'strict-dynamic'");
  expect(policy.get("style-src")).toBe("'self' 'nonce-n0nce'");
});

test("no policy lets a page be framed, its base be moved, or a form be sent elsewhere", () => {
  for (const policy of [directives(false), directives(true)]) {
    expect(policy.get("default-src")).toBe("'self'");
    expect(policy.get("object-src")).toBe("'none'");
    expect(policy.get("base-uri")).toBe("'none'");
    expect(policy.get("form-action")).toBe("'self'");
    expect(policy.get("frame-ancestors")).toBe("'none'");
  }
});
