import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type SandboxClient, startForTest } from "../testing/sandbox-client";
import { signAssertion } from "../testing/sign-assertion";

const FORM = "application/x-www-form-urlencoded";

let client: SandboxClient;
beforeAll(async () => {
  client = await startForTest();
});
afterAll(() => client.running.close());
afterEach(() => client.control("/reset", {}));

function assert(aud: unknown, more: { claims?: object; header?: object; fields?: Record<string, string> } = {}) {
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: signAssertion({ aud, ...more }),
    ...more.fields,
  });
  const { hereToken } = client.running.addresses;
  return client.send(hereToken, { method: "POST", headers: { "Content-Type": FORM }, body: String(form) });
}

describe("a signed assertion in place of a signed request", () => {
  const url = () => client.running.addresses.hereToken;
  test("gets a token", async () => {
    expect(await assert(url())).toMatchObject({ status: 200, json: { token_type: "bearer" } });
    expect(await assert(["https://elsewhere.example", url()])).toMatchObject({ status: 200 });
  });
  test("is good once when it has a jti", async () => {
    expect(await assert(url(), { claims: { jti: "one" } })).toMatchObject({ status: 200 });
    expect(await assert(url(), { claims: { jti: "one" } })).toMatchObject({ status: 401, json: { errorCode: 401207 } });
  });
  test.each<[string, { claims?: object; header?: object; fields?: Record<string, string> }, number]>([
    ["expired", { claims: { exp: 1 } }, 400600],
    ["without an end", { claims: { exp: undefined } }, 401300],
    ["of another client", { claims: { iss: "x", sub: "x" } }, 401300],
    ["by one client about another", { claims: { iss: "x" } }, 401300],
    ["of another key", { header: { kid: "other" } }, 401300],
    ["of another algorithm", { header: { alg: "none" } }, 401300],
    ["that is no JWT", { fields: { client_assertion: "a.b" } }, 401300],
  ])("%s is refused", async (_, more, errorCode) => {
    expect(await assert(url(), more)).toMatchObject({ status: 401, json: { errorCode } });
  });
  test("whose content was changed after it was signed is refused", async () => {
    const [header, , signature] = signAssertion({ aud: url() }).split(".");
    const [, content] = signAssertion({ aud: url(), claims: { jti: "other" } }).split(".");
    const client_assertion = [header, content, signature].join(".");
    expect(await assert(url(), { fields: { client_assertion } })).toMatchObject({
      status: 401,
      json: { errorCode: 401300 },
    });
  });
  test("for another address or of another type is refused", async () => {
    expect(await assert("https://account.api.here.com/oauth2/token")).toMatchObject({ json: { errorCode: 401300 } });
    expect(await assert(url(), { fields: { client_assertion_type: "jwt" } })).toMatchObject({ status: 400 });
  });
});
