import { randomBytes, randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { staffAction } from "@/lib/actions/define-action";
import { authOptions, hashSid, sessionSecret } from "@/lib/auth/auth-options";
import { anyRoute, staffRoute } from "@/lib/auth/define-route";
import { hashPassword } from "@/lib/auth/password";
import { requireStaff } from "@/lib/auth/require-staff";
import { sessionCookie } from "@/lib/auth/session-cookie";
import { ok } from "@/lib/domain/values/result";
import { settings } from "@/lib/support/env";
import { log } from "@/lib/support/log";
import { useDatabase } from "@/scripts/testing/database";
import { useSandbox } from "@/scripts/testing/sandbox";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
useSandbox();
const sql = useSql(database);

// The request is the framework's; everything behind it is real.
const request = vi.hoisted(() => ({ cookies: new Map<string, string>(), headers: new Headers() }));
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (request.cookies.has(name) ? { name, value: request.cookies.get(name) } : undefined),
    has: (name: string) => request.cookies.has(name),
  }),
  headers: async () => request.headers,
}));

const PASSWORD = "a long and plain sentence";
const EMAIL = "ines@northpine.example";
const watched = (["info", "warn"] as const).map((level) => vi.spyOn(log, level));
const lines = () => watched.flatMap(({ mock }) => mock.calls.map(([line]): unknown => line));

const action = staffAction({
  permission: "people:manage",
  input: z.strictObject({ name: z.string() }),
  run: async () => ok(null),
  refresh: [],
});

beforeEach(async () => {
  for (const level of watched) level.mockClear();
  request.cookies.clear();
  request.headers = new Headers({ origin: settings().appOrigin });
  await sql("truncate app_user, app_session, sign_in_limit cascade");
});

async function person(role: "admin" | "analyst"): Promise<string> {
  const id = randomUUID();
  await sql("insert into app_user (id, email, name, role, password_hash) values ($1, $2, 'I', $3, $4)", [
    id,
    EMAIL,
    role,
    await hashPassword(PASSWORD),
  ]);
  const sid = randomBytes(32).toString("base64url");
  await sql(
    "insert into app_session (sid_hash, user_id, absolute_expires_at) values ($1, $2, now() + interval '1 hour')",
    [hashSid(sid), id],
  );
  request.cookies.set(sessionCookie().name, await encode({ token: { sid }, secret: sessionSecret() }));
  return id;
}

async function signIn(password: string): Promise<unknown> {
  const [provider] = authOptions().providers;
  const options: { authorize?: unknown } = Object(provider?.options);
  if (typeof options.authorize !== "function") throw new Error("No way in");
  return options.authorize({ email: EMAIL, password }, { headers: { "x-forwarded-for": "198.51.100.7" } });
}

test("whoever lacks a permission is noted with it, at an action, a route and a page", async () => {
  const id = await person("analyst");
  const denied = { security: true, event: "not-permitted", person: id, permission: "people:manage" };
  await action({ name: "x" });
  for (const made of [staffRoute, anyRoute]) {
    const route = made("people:manage", async () => Response.json({}));
    const answer = await route(new Request("http://127.0.0.1/api/x"), { params: Promise.resolve({}) });
    expect(answer.status).toBe(404);
  }
  await requireStaff("people:manage").catch(() => undefined);
  expect(lines()).toEqual([denied, denied, denied, denied]);
});

test("what comes from elsewhere or in another shape is noted, and of what was typed nothing", async () => {
  await person("admin");
  await action(JSON.parse('{"name":"x","role":"typed"}'));
  request.headers = new Headers({ origin: "https://evil.example" });
  await action({ name: "typed" });
  expect(lines()).toMatchObject([
    { event: "invalid-input" },
    { event: "foreign-origin", origin: "https://evil.example" },
  ]);
  expect(JSON.stringify(lines())).not.toContain("typed");
});

test("signing in is noted whether it succeeds, fails or is slowed, without what was typed", async () => {
  const id = await person("analyst");
  await signIn(PASSWORD);
  for (let turn = 0; turn < 10; turn += 1) await signIn(`guess number ${turn}`).catch(() => undefined);
  expect(lines()[0]).toMatchObject({ event: "signed-in", ip: "198.51.100.7", person: id, factor: "password" });
  expect(lines()[1]).toMatchObject({ event: "sign-in-refused", ip: "198.51.100.7", person: id });
  expect(lines().at(-1)).toMatchObject({ event: "sign-in-throttled", ip: "198.51.100.7" });
  expect(JSON.stringify(lines())).not.toMatch(/guess|plain sentence/);
});
