import { expect, test } from "vitest";
import { ConnectionInput, ConnectionTrialInput } from "@/lib/domain/settings/connection-input";
import { missingKeys } from "@/lib/domain/settings/connection-parts";

const HERE = {
  address: "https://usage.example.com",
  "token-address": "https://account.example.com/oauth2/token",
  realm: "org123",
};
const TYPED = { ...HERE, "key-id": "an-id", "key-secret": "a-secret" };

test("a kept key stays with the addresses it was entered for", () => {
  expect(missingKeys("here", HERE, HERE)).toEqual([]);
  expect(missingKeys("here", { ...HERE, realm: "org456" }, HERE)).toEqual([]);
  for (const part of ["address", "token-address", "signed-address"]) {
    const moved = { ...HERE, [part]: "https://elsewhere.example.com" };
    expect(missingKeys("here", moved, HERE)).toEqual(["key-id", "key-secret"]);
    expect(missingKeys("here", { ...moved, "key-id": "an-id" }, HERE)).toEqual(["key-secret"]);
    expect(missingKeys("here", { ...TYPED, [part]: "https://elsewhere.example.com" }, HERE)).toEqual([]);
  }
});

test("where nothing is kept every key has to be typed", () => {
  expect(missingKeys("cloudhealth", { address: "https://chapi.example.com" }, null)).toEqual(["key"]);
  expect(missingKeys("here", TYPED, null)).toEqual([]);
});

function issuesOf(upstream: string, parts: Record<string, string>): Record<string, string> {
  const parsed = ConnectionTrialInput.safeParse({ upstream, parts });
  return Object.fromEntries(parsed.error?.issues.map(({ path, message }) => [path.join("."), message]) ?? []);
}

test("a connection is written tidily, and empty fields are not there", () => {
  const id = "5b0f3f6e-6a4f-4c53-9a3c-0d4a3a2f8f10";
  const parts = { ...TYPED, address: " https://usage.example.com// ", "signed-address": "", "key-id": "" };
  const { "key-id": _, ...rest } = TYPED;
  expect(ConnectionInput.parse({ upstream: "here", id, version: 0, parts }).parts).toEqual(rest);
});

test.each(["ftp://a.example.com", "https://u:p@a.example.com", "https://a.example.com/?api_key=1", "a.example.com"])(
  "%s is no address of an upstream",
  (address) => expect(issuesOf("cloudmc", { address })).toEqual({ "parts.address": "address-form" }),
);

test("each upstream has its own parts, and no key travels that a header could not hold", () => {
  expect(issuesOf("here", {})).toEqual({
    "parts.address": "required",
    "parts.token-address": "required",
    "parts.realm": "required",
  });
  const parts = { address: "https://a.example.com", realm: "org1", key: "a\nb" };
  expect(issuesOf("cloudhealth", parts)).toEqual({ "parts.realm": "part-unknown", "parts.key": "key-characters" });
});
