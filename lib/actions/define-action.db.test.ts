import { randomBytes, randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { staffAction } from "@/lib/actions/define-action";
import { hashSid, sessionSecret } from "@/lib/auth/auth-options";
import { staffRoute } from "@/lib/auth/define-route";
import { sessionCookie } from "@/lib/auth/session-cookie";
import type { Role } from "@/lib/domain/access/roles";
import { ok } from "@/lib/domain/values/result";
import { settings } from "@/lib/support/env";
import { useDatabase } from "@/scripts/testing/database";
import { useSandbox } from "@/scripts/testing/sandbox";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
useSandbox();
const sql = useSql(database);

// The request is the framework's; everything behind it is real.
const request = vi.hoisted(() => ({ cookies: new Map<string, string>(), headers: new Headers(), revalidated: [""] }));
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (request.cookies.has(name) ? { name, value: request.cookies.get(name) } : undefined),
    has: (name: string) => request.cookies.has(name),
  }),
  headers: async () => request.headers,
}));
vi.mock("next/cache", () => ({ revalidatePath: (path: string) => request.revalidated.push(path) }));

const done: unknown[] = [];
const action = staffAction({
  permission: "assignments:write",
  input: z.strictObject({ name: z.string({ error: "name-required" }).max(5, { error: "name-too-long" }) }),
  run: async (scope, input) => {
    if (input.name === "boom") throw new Error("a secret detail");
    done.push([scope.role, input]);
    return ok(input.name);
  },
  refresh: ["/customers"],
});

async function signInAs(role: Role): Promise<void> {
  const [id, sid] = [randomUUID(), randomBytes(32).toString("base64url")];
  await sql(
    "insert into app_user (id, email, name, role, customer_id, password_hash) values ($1, $2, 'P', $3, $4, 'x')",
    [id, `${id}@example.org`, role, role === "viewer" ? "3947" : null],
  );
  await sql(
    "insert into app_session (sid_hash, user_id, absolute_expires_at) values ($1, $2, now() + interval '1 hour')",
    [hashSid(sid), id],
  );
  request.cookies.set(sessionCookie().name, await encode({ token: { sid }, secret: sessionSecret() }));
}

beforeEach(() => {
  done.length = 0;
  request.revalidated.length = 0;
  request.cookies.clear();
  request.headers = new Headers({ origin: settings().appOrigin, "sec-fetch-site": "same-origin" });
});

test("whoever may, on our own page, with what was asked for, is served", async () => {
  await signInAs("operator");
  expect(await action({ name: "Acme" })).toEqual({ ok: true, value: "Acme" });
  expect(done).toEqual([["operator", { name: "Acme" }]]);
  expect(request.revalidated).toEqual(["/customers"]);
});

describe("an origin", () => {
  const own = () => new URL(settings().appOrigin);
  const headersOf: [string, () => Record<string, string>][] = [
    ["that is absent", () => ({})],
    ["null", () => ({ origin: "null" })],
    ["of somebody else", () => ({ origin: "https://evil.example" })],
    [
      "of somebody else who forwards himself as host",
      () => ({ origin: "https://evil.example", "x-forwarded-host": "evil.example", host: "evil.example" }),
    ],
    ["that begins like ours", () => ({ origin: `${own().origin}.evil.example` })],
    ["on another port", () => ({ origin: `${own().protocol}//${own().hostname}:1` })],
    ["of the other scheme", () => ({ origin: own().origin.replace("http:", "https:") })],
    ["that is ours, but fetched from another site", () => ({ origin: own().origin, "sec-fetch-site": "cross-site" })],
    ["that is ours, but fetched from a sister site", () => ({ origin: own().origin, "sec-fetch-site": "same-site" })],
  ];

  test.each(headersOf)("%s is refused before anything else is looked at", async (_what, given) => {
    await signInAs("admin");
    request.headers = new Headers(given());
    expect(await action({ name: "Acme" })).toEqual({ ok: false, refusal: { code: "foreign-origin" } });
    expect(done).toEqual([]);
  });
});

describe("who asks", () => {
  test("must be signed in", async () => {
    expect(await action({ name: "Acme" })).toEqual({ ok: false, refusal: { code: "signed-out" } });
  });

  test.each(["analyst", "viewer"] as const)("must be permitted: %s is not, whatever is sent", async (role) => {
    await signInAs(role);
    expect(await action({ name: "Acme" })).toEqual({ ok: false, refusal: { code: "not-permitted" } });
    expect(await action(JSON.parse('{"name": 1}'))).toEqual({ ok: false, refusal: { code: "not-permitted" } });
    expect(done).toEqual([]);
  });
});

describe("what is sent", () => {
  test.each([
    ['{"name": "too long"}', [{ path: "name", code: "name-too-long" }]],
    ['{"name": null}', [{ path: "name", code: "name-required" }]],
    ["{}", [{ path: "name", code: "name-required" }]],
    ['{"name": "Acme", "role": "admin"}', [{ path: "", code: "invalid" }]],
    ["null", [{ path: "", code: "invalid" }]],
    ["[1]", [{ path: "", code: "invalid" }]],
  ])("%s is answered with what is wrong in it", async (text, issues) => {
    await signInAs("operator");
    expect(await action(JSON.parse(text))).toEqual({ ok: false, refusal: { code: "invalid", issues } });
    expect(done).toEqual([]);
  });
});

describe("calls of one person", () => {
  test("beyond those of a minute are told to wait, and nothing is done; others go on", async () => {
    const route = staffRoute("customers:read", async () => Response.json({}));
    const ask = () => route(new Request(settings().appOrigin), { params: Promise.resolve({}) });
    await signInAs("operator");
    for (let call = 0; call < settings().callsPerPersonPerMinute; call += 1) expect((await ask()).status).toBe(200);
    const late = await ask();
    expect([late.status, Number(late.headers.get("retry-after")) > 0]).toEqual([429, true]);
    expect(await action({ name: "Acme" })).toEqual({
      ok: false,
      refusal: { code: "too-many", seconds: expect.any(Number) },
    });
    expect(done).toEqual([]);
    await signInAs("operator");
    expect(await action({ name: "Acme" })).toEqual({ ok: true, value: "Acme" });
  });
});

test("what breaks is told by a reference and nothing else", async () => {
  await signInAs("operator");
  const answer = await action({ name: "boom" });
  expect(answer).toEqual({
    ok: false,
    refusal: { code: "broke", reference: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  });
  expect(JSON.stringify(answer)).not.toContain("secret");
});
