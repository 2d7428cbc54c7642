import { createHmac, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type SandboxClient, startForTest } from "../testing/sandbox-client";
import { HERE_DISABLED_KEY_ID, HERE_KEY_ID, HERE_KEY_SECRET } from "./keys";

const FORM = "application/x-www-form-urlencoded";
const BASIC_FORM = "grant_type=client_credentials";
const OWN_PROJECT = "hrn:here:authorization::org100000001:project/routes";

type Call = {
  query?: string;
  type?: string;
  body?: string;
  parts?: Record<string, string>;
  /** How this client writes its header. */
  order?: string[];
  separator?: string;
  signs?: string;
};

let client: SandboxClient;
beforeAll(async () => {
  client = await startForTest();
});
afterAll(() => client.running.close());
afterEach(() => client.control("/reset", {}));

const seconds = (shift = 0) => String(Math.floor(Date.now() / 1000) + shift);

function headerOf({ query = "", type = FORM, body = BASIC_FORM, ...call }: Call, url: string): string {
  const parts: Record<string, string> = {
    oauth_consumer_key: HERE_KEY_ID,
    oauth_nonce: randomUUID(),
    oauth_signature_method: "HMAC-SHA256",
    oauth_timestamp: seconds(),
    oauth_version: "1.0",
    ...call.parts,
  };
  const fields = [...Object.entries(parts), ...new URLSearchParams(query)];
  if (type === FORM) fields.push(...new URLSearchParams(body));
  const pairs = fields.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).sort();
  const base = ["POST", call.signs ?? url, pairs.join("&")].map(encodeURIComponent).join("&");
  const oauth_signature = createHmac("sha256", `${HERE_KEY_SECRET}&`).update(base).digest("base64");
  const all = new Map(Object.entries({ ...parts, oauth_signature }));
  const names = call.order ?? [...all.keys()];
  return `OAuth ${names.map((name) => `${name}="${encodeURIComponent(all.get(name) ?? "")}"`).join(call.separator ?? ", ")}`;
}

function ask(call: Call = {}, headers: Record<string, string> = {}, at = client) {
  const url = at.running.addresses.hereToken;
  return at.send(`${url}${call.query === undefined ? "" : `?${call.query}`}`, {
    method: "POST",
    headers: { "Content-Type": call.type ?? FORM, Authorization: headerOf(call, url), ...headers },
    body: call.body ?? BASIC_FORM,
  });
}

describe("clients as they are", () => {
  const npm: Call = {
    query: "sentWith=OLP-TS-SDK-1.12.0",
    type: "application/json",
    body: '{"grantType":"client_credentials","expiresIn":3600}',
    order: [
      "oauth_consumer_key",
      "oauth_nonce",
      "oauth_signature",
      "oauth_signature_method",
      "oauth_timestamp",
      "oauth_version",
    ],
    separator: ",",
  };
  const java: Call = { body: "grant_type=client_credentials&expires_in=3600" };
  const python: Call = {
    order: [
      "oauth_version",
      "oauth_timestamp",
      "oauth_nonce",
      "oauth_consumer_key",
      "oauth_signature_method",
      "oauth_signature",
    ],
    separator: " , ",
  };
  test("JSON with a signed query parameter gets an answer in JSON's names", async () => {
    const answer = await ask(npm);
    expect(answer.json).toEqual({ accessToken: expect.any(String), tokenType: "bearer", expiresIn: 3600 });
    expect(answer.headers.get("X-Correlation-ID")).toMatch(/^[0-9a-f-]{36}$/);
  });
  test.each([
    ["a form with an end", java],
    ["a form, the header in another order", python],
  ])("%s gets an answer in the form's names", async (_, call) => {
    expect((await ask(call)).json).toEqual({
      access_token: expect.any(String),
      token_type: "bearer",
      expires_in: 3600,
    });
  });
  test("a query parameter or form field that was not signed is a wrong signature, a JSON field is none", async () => {
    const signed = headerOf({}, client.running.addresses.hereToken);
    const bad = { json: { errorCode: 401300 } };
    expect(await ask({ query: "sentWith=other" }, { Authorization: signed })).toMatchObject(bad);
    expect(await ask({ body: `${BASIC_FORM}&expires_in=60` }, { Authorization: signed })).toMatchObject(bad);
    const json = headerOf({ type: "application/json" }, client.running.addresses.hereToken);
    const body = '{"grantType":"client_credentials"}';
    expect(await ask({ type: "application/json", body }, { Authorization: json })).toMatchObject({ status: 200 });
  });
});

describe("refusals", () => {
  test.each<[string, Call, Record<string, string>, number, number]>([
    ["an empty header", {}, { Authorization: "" }, 401, 401200],
    ["a header of another kind", {}, { Authorization: "Basic YTpi" }, 401, 401201],
    ["a header without its parts", {}, { Authorization: 'OAuth oauth_nonce="1"' }, 401, 401202],
    ["a disabled key", { parts: { oauth_consumer_key: HERE_DISABLED_KEY_ID } }, {}, 401, 401424],
    ["a client id", { parts: { oauth_consumer_key: "sandboxHereClient01" } }, {}, 401, 401310],
    ["an unknown key", { parts: { oauth_consumer_key: "nobody" } }, {}, 401, 401300],
    ["a timestamp of the past", { parts: { oauth_timestamp: seconds(-320) } }, {}, 401, 401204],
    ["a timestamp of the future", { parts: { oauth_timestamp: seconds(320) } }, {}, 401, 401204],
    ["a timestamp that is no number", { parts: { oauth_timestamp: "soon" } }, {}, 401, 401204],
    ["another method", { parts: { oauth_signature_method: "PLAINTEXT" } }, {}, 401, 401205],
    ["another version", { parts: { oauth_version: "2.0" } }, {}, 401, 401206],
    ["no grant type", { body: "scope=x" }, {}, 400, 400201],
    ["another grant type", { body: "grant_type=password" }, {}, 400, 400290],
    ["an unknown format", { body: `${BASIC_FORM}&token_format=xml` }, {}, 400, 400601],
    ["a scope that is no project", { body: `${BASIC_FORM}&scope=openid` }, {}, 400, 400927],
    ["two projects", { body: `${BASIC_FORM}&scope=${OWN_PROJECT}+${OWN_PROJECT}` }, {}, 400, 400927],
    ["a foreign project", { body: `${BASIC_FORM}&scope=${OWN_PROJECT.replace("0001", "0002")}` }, {}, 403, 403109],
    ["an end that is no number", { body: `${BASIC_FORM}&expires_in=soon` }, {}, 400, 400208],
    ["broken JSON", { type: "application/json", body: "{" }, {}, 400, 400002],
    ["no content type", { type: "" }, {}, 400, 400003],
    ["another content type", { type: "text/plain" }, {}, 400, 400004],
  ])("%s", async (_, call, headers, status, errorCode) => {
    const answer = await ask(call, headers);
    expect(answer).toMatchObject({
      status,
      json: { errorId: expect.stringMatching(/^ERROR-/), httpStatus: status, errorCode, message: expect.any(String) },
    });
    const oauthError = new Map([
      [400290, "unsupported_grant_type"],
      [400927, "invalid_scope"],
    ]).get(errorCode);
    expect((answer.json as { error?: string }).error).toBe(
      status === 400 ? (oauthError ?? "invalid_request") : undefined,
    );
  });
  test("without any header the code says so", async () => {
    const { hereToken } = client.running.addresses;
    const answer = await client.send(hereToken, {
      method: "POST",
      headers: { "Content-Type": FORM },
      body: BASIC_FORM,
    });
    expect(answer.json).toMatchObject({ errorCode: 401200 });
  });
  test("too many requests have a code of the token endpoint, with the time to wait", async () => {
    const fault = { upstream: "here", route: "POST /oauth2/token", kind: "status", status: 429, times: 1 };
    await client.control("/faults", fault);
    const answer = await ask();
    expect(answer).toMatchObject({ status: 429, json: { httpStatus: 429, errorCode: 429002 } });
    expect(answer.headers.get("X-Correlation-ID")).not.toBeNull();
    expect(await ask()).toMatchObject({ status: 200 });
  });
  test("a field is named as the request names it", async () => {
    expect((await ask({ body: "x=1" })).json).toMatchObject({
      errorFields: [{ name: "grant_type", errorCode: 400201 }],
    });
    const json = await ask({ type: "application/json", body: "{}" });
    expect(json.json).toMatchObject({ errorFields: [{ name: "grantType" }] });
  });
});

describe("what a token is asked to be", () => {
  test.each([
    ["shorter than the default", "60", 60],
    ["longer than the default, which is ignored", "999999999", 3600],
    ["of no length", "0", 0],
  ])("%s", async (_, wish, expires_in) => {
    expect((await ask({ body: `${BASIC_FORM}&expires_in=${wish}` })).json).toMatchObject({ expires_in });
  });
  test("bound to a project of the app's organization", async () => {
    expect((await ask({ body: `${BASIC_FORM}&scope=${OWN_PROJECT}` })).json).toMatchObject({ scope: OWN_PROJECT });
  });
  test.each(["hN", "jwt", "jwt%2Bheader", "jws"])("of format %s, good for a call", async (format) => {
    const { json } = await ask({ body: `${BASIC_FORM}&token_format=${format}` });
    const Authorization = `Bearer ${(json as { access_token: string }).access_token}`;
    const version = `${client.running.addresses.here}/v2/version`;
    expect(await client.send(version, { headers: { Authorization } })).toMatchObject({ status: 200 });
    expect(await client.send(version, { headers: { Authorization: `${Authorization}x` } })).toMatchObject({
      status: 401,
    });
  });
});

describe("settings", () => {
  test("a signature over another address is wrong, unless signatures are not checked or the address is the signing one", async () => {
    const signs = "https://account.api.here.com/oauth2/token";
    expect(await ask({ signs })).toMatchObject({ json: { errorCode: 401300 } });
    await client.control("/switches", { hereSignatureIsUnchecked: true });
    expect(await ask({ signs })).toMatchObject({ status: 200 });
    const behindProxy = await startForTest({ signingUrl: signs });
    expect(await ask({ signs }, {}, behindProxy)).toMatchObject({ status: 200 });
    await behindProxy.running.close();
  });
  test("a nonce is still spent after a restart, and forgotten when its timestamp would be refused anyway", async () => {
    const stateFolder = mkdtempSync(join(tmpdir(), "sandbox-nonce-"));
    const first = await startForTest({ stateFolder });
    const parts = { oauth_nonce: "kept" };
    expect(await ask({ parts }, {}, first)).toMatchObject({ status: 200 });
    await first.running.close();
    const second = await startForTest({ stateFolder });
    expect(await ask({ parts }, {}, second)).toMatchObject({ json: { errorCode: 401207 } });
    const later = Date.now() + 3_600_000;
    await second.control("/clock", { now: new Date(later).toISOString(), of: "tokens" });
    await ask({ parts: { oauth_timestamp: String(Math.floor(later / 1000)) } }, {}, second);
    expect(second.running.sandbox.store.all("spentOnce")).toHaveLength(1);
    await second.running.close();
    rmSync(stateFolder, { recursive: true });
  });
});
