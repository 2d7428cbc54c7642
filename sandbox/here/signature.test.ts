import { describe, expect, test } from "vitest";
import { isSignedBy, type Pair, parseOAuthHeader, percentEncode, sign, signatureBase } from "./signature";

const PARAMETERS: Pair[] = [
  ["oauth_version", "1.0"],
  ["grant_type", "client_credentials"],
  ["oauth_consumer_key", "access-key-id-1234"],
  ["oauth_nonce", "LIIpk4"],
  ["oauth_timestamp", "1456945283"],
  ["oauth_signature_method", "HMAC-SHA256"],
];
const SECRET = "test-secret/with+signs";
const BASE =
  "POST&https%3A%2F%2Faccount.api.here.com%2Foauth2%2Ftoken&grant_type%3Dclient_credentials%26oauth_consumer_key%3Daccess-key-id-1234%26oauth_nonce%3DLIIpk4%26oauth_signature_method%3DHMAC-SHA256%26oauth_timestamp%3D1456945283%26oauth_version%3D1.0";
const SIGNATURE = "JQJWDdzPgM8uTgeSDV9H8VKmtuZhOhYzTlV6HyBKa6k=";

describe("the published vector", () => {
  const base = signatureBase({
    method: "post",
    url: "https://account.api.here.com:443/oauth2/token?x=1",
    parameters: PARAMETERS,
  });
  test("base string: sorted parameters, address without query and default port", () => expect(base).toBe(BASE));
  test("signature", () => expect(sign(SECRET, base)).toBe(SIGNATURE));
  test("another secret, or a parameter changed, does not verify", () => {
    expect(isSignedBy(SECRET, base, SIGNATURE)).toBe(true);
    expect(isSignedBy("test-secret", base, SIGNATURE)).toBe(false);
    expect(isSignedBy(SECRET, base.replace("LIIpk4", "LIIpk5"), SIGNATURE)).toBe(false);
  });
});

test("everything but letters, digits and -._~ is percent-encoded", () => {
  expect(percentEncode("aZ9-._~ !*'()/+é")).toBe("aZ9-._~%20%21%2A%27%28%29%2F%2B%C3%A9");
});

describe("the OAuth header", () => {
  const header = (separator: string) =>
    `OAuth ${["oauth_nonce", "oauth_consumer_key", "oauth_timestamp", "oauth_signature_method", "oauth_signature"].map((name) => `${name}="a%2Bb"`).join(separator)}`;
  test("is read in any order, with or without blanks after the comma", () => {
    for (const separator of [",", ", "])
      expect(parseOAuthHeader(header(separator))?.get("oauth_signature")).toBe("a+b");
  });
  test("is malformed when a part is missing, repeated or not quoted", () => {
    expect(parseOAuthHeader("Bearer abc")).toBeNull();
    expect(parseOAuthHeader('OAuth oauth_nonce="1"')).toBeNull();
    expect(parseOAuthHeader(`${header(",")},oauth_nonce="2"`)).toBeNull();
    expect(parseOAuthHeader(`${header(",")},oauth_version=1.0`)).toBeNull();
  });
});
