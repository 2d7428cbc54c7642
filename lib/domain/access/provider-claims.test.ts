import { expect, test } from "vitest";
import { readProviderClaims } from "@/lib/domain/access/provider-claims";

const CLAIMS = {
  sub: "u-1",
  email: " Ada@Northpine.example",
  email_verified: true,
  name: "Ada",
  auth_time: 1_790_000_000,
};

test("an address counts in small letters, and only when it was verified in so many words", () => {
  expect(readProviderClaims(CLAIMS)).toEqual({
    subject: "u-1",
    email: "ada@northpine.example",
    name: "Ada",
    provenAt: new Date(1_790_000_000_000),
    hasFactor: false,
  });
  for (const email_verified of [false, undefined, null, "true", 1]) {
    expect(readProviderClaims({ ...CLAIMS, email_verified })?.email).toBeNull();
  }
});

test("what cannot be read is left out; without a subject it is nobody", () => {
  expect(
    readProviderClaims({ sub: "u-1", email: "x", email_verified: true, name: 7, auth_time: "now", amr: "mfa" }),
  ).toEqual({
    subject: "u-1",
    email: null,
    name: null,
    provenAt: null,
    hasFactor: false,
  });
  for (const sub of [undefined, "", 7, "a\u0000b", "x".repeat(256)]) {
    expect(readProviderClaims({ ...CLAIMS, sub })).toBeNull();
  }
});

test("a second factor was asked for where the provider says so in so many words", () => {
  const told = [["pwd", "mfa"], ["mfa"], ["pwd", "otp"], [], null, "mfa"];
  expect(told.map((amr) => readProviderClaims({ ...CLAIMS, amr })?.hasFactor)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
