import { expect, test } from "vitest";
import { responseHeaders } from "@/lib/support/response-headers";

const POLICY = "default-src 'self'";
const answered = (appOrigin: string, path = "/customers") => responseHeaders({ policy: POLICY, appOrigin, path });

test("every answer has its policy, its type as stated, no referrer, and stays with its own origin", () => {
  expect(answered("http://127.0.0.1:3000")).toMatchObject({
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
  });
});

test("on https a browser is told to come by https alone for a year, to all names below too; on plain http it is not", () => {
  expect(answered("https://portal.example.com")["Strict-Transport-Security"]).toBe(
    "max-age=31536000; includeSubDomains",
  );
  expect(answered("http://127.0.0.1:3000")).not.toHaveProperty("Strict-Transport-Security");
});

test("nothing is kept by caches but files that are everybody's", () => {
  for (const path of ["/", "/customers", "/api/search", "/my", "/_next/data/x", "/x/_next/static/y"]) {
    expect(answered("https://portal.example.com", path)["Cache-Control"], path).toBe("private, no-store");
  }
  for (const path of ["/_next/static/chunks/x.js", "/api/branding/logo"]) {
    expect(answered("https://portal.example.com", path), path).not.toHaveProperty("Cache-Control");
  }
});

test("no answer invites another origin to read it", () => {
  const names = Object.keys(answered("https://portal.example.com"));
  expect(names.filter((name) => /^access-control-/i.test(name))).toEqual([]);
});
