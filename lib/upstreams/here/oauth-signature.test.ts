import { expect, test } from "vitest";
import { oauthHeader } from "@/lib/upstreams/here/oauth-signature";

const request = {
  url: "https://account.api.here.com/oauth2/token",
  accessKeyId: "access-key-id-1234",
  accessKeySecret: "test-secret/with+signs",
  form: { grant_type: "client_credentials" },
  nonce: "LIIpk4",
  epochSeconds: 1_456_945_283,
};
const signatureIn = (header: string) => /oauth_signature="([^"]*)"/.exec(header)?.[1];

test("the signature of the guide's parameters is the known one, percent-encoded", () => {
  expect(signatureIn(oauthHeader(request))).toBe(encodeURIComponent("JQJWDdzPgM8uTgeSDV9H8VKmtuZhOhYzTlV6HyBKa6k="));
});

test("the header names all six fields and no secret", () => {
  const header = oauthHeader(request);
  expect([...header.matchAll(/(oauth_\w+)=/g)].map((match) => match[1]).sort()).toEqual([
    "oauth_consumer_key",
    "oauth_nonce",
    "oauth_signature",
    "oauth_signature_method",
    "oauth_timestamp",
    "oauth_version",
  ]);
  expect(header).not.toContain("test-secret");
});

test("a default port is not signed, a query is", () => {
  const sign = (url: string) => signatureIn(oauthHeader({ ...request, url }));
  expect(sign("https://account.api.here.com:443/oauth2/token")).toBe(signatureIn(oauthHeader(request)));
  expect(sign(`${request.url}?sentWith=x`)).not.toBe(signatureIn(oauthHeader(request)));
});

test("signs outside letters and digits are encoded in the key and in values", () => {
  const header = oauthHeader({ ...request, accessKeyId: "a b!'()*" });
  expect(header).toContain('oauth_consumer_key="a%20b%21%27%28%29%2A"');
});
