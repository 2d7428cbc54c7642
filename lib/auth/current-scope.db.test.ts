import { randomBytes, randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { authOptions, hashSid, sessionSecret } from "@/lib/auth/auth-options";
import { currentScope } from "@/lib/auth/current-scope";
import { requireStaff } from "@/lib/auth/require-staff";
import { requireViewer } from "@/lib/auth/require-viewer";
import { sessionCookie } from "@/lib/auth/session-cookie";
import { peopleDb } from "@/lib/db/client";
import { insertSession } from "@/lib/db/session-rows";
import { insertUser } from "@/lib/db/user-rows";
import type { Role } from "@/lib/domain/access/roles";
import { customerId } from "@/lib/domain/values/customer-id";
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

const HOUR_MS = 3_600_000;

beforeEach(async () => {
  request.cookies.clear();
  await sql("truncate app_user, app_session cascade");
});

async function person(role: Role): Promise<string> {
  const id = randomUUID();
  const customer = role === "viewer" ? customerId("3947") : null;
  await insertUser(peopleDb(), {
    id,
    email: `${id}@example.org`,
    name: "P",
    role,
    customerId: customer,
    passwordHash: "x",
  });
  return id;
}

async function present(userId: string, more: { secret?: string; claims?: object } = {}): Promise<string> {
  const sid = randomBytes(32).toString("base64url");
  const absoluteExpiresAt = new Date(Date.now() + 12 * HOUR_MS);
  await insertSession(peopleDb(), { sidHash: hashSid(sid), userId, absoluteExpiresAt, ip: null, userAgent: null });
  await show({ sid, uid: userId, ...more.claims }, more.secret);
  return sid;
}

async function show(token: Record<string, unknown>, secret = sessionSecret(), maxAge?: number): Promise<void> {
  const sealed = await encode({ token, secret, ...(maxAge === undefined ? {} : { maxAge }) });
  request.cookies.set(sessionCookie().name, sealed);
}

describe("a session", () => {
  test("tells who asks, from the person's row as it is now", async () => {
    const id = await person("operator");
    await present(id, { claims: { role: "admin", name: "Root", customerId: "3948" } });
    expect(await currentScope()).toEqual({
      kind: "staff",
      userId: id,
      role: "operator",
      name: "P",
      email: `${id}@example.org`,
    });
    await sql("update app_user set role = 'analyst'");
    expect(await currentScope()).toMatchObject({ role: "analyst" });
    await sql("update app_user set role = 'viewer', customer_id = '3948'");
    expect(await currentScope()).toEqual({
      kind: "viewer",
      userId: id,
      customerId: "3948",
      customers: ["3948"],
      seenBy: null,
      name: "P",
      email: `${id}@example.org`,
    });
  });

  test.each([
    ["was revoked", "update app_session set revoked_at = now()"],
    ["belongs to a disabled person", "update app_user set disabled_at = now()"],
    ["was idle for half an hour", "update app_session set last_seen_at = now() - interval '30 minutes 1 second'"],
    ["has reached its absolute end", "update app_session set absolute_expires_at = now()"],
    ["belongs to nobody any more", "delete from app_user"],
    ["is not in the table", "delete from app_session"],
  ])("that %s is dead on the next request", async (_what, change) => {
    await present(await person("admin"));
    expect(await currentScope()).not.toBeNull();
    await sql(change);
    expect(await currentScope()).toBeNull();
    await expect(requireStaff("customers:read")).rejects.toMatchObject({
      digest: expect.stringMatching(/^NEXT_REDIRECT/),
    });
  });

  test("in use stays alive, yet never beyond its absolute end", async () => {
    await present(await person("admin"));
    await sql("update app_session set last_seen_at = now() - interval '29 minutes'");
    expect(await currentScope()).not.toBeNull();
    const [row] = await sql<{ idle: number; left: number }>(
      "select extract(epoch from now() - last_seen_at)::float8 as idle, extract(epoch from absolute_expires_at - now())::float8 as left from app_session",
    );
    expect(row?.idle).toBeLessThan(60);
    expect(row?.left).toBeLessThanOrEqual(12 * 3_600);
  });

  test("that was revoked is not brought back by being used", async () => {
    await present(await person("admin"));
    await sql("update app_session set revoked_at = now(), last_seen_at = now() - interval '5 minutes'");
    await currentScope();
    expect(await sql("select revoked_at is null as alive from app_session")).toEqual([{ alive: false }]);
  });

  test("ends with signing out, for a copy of the cookie too", async () => {
    const sid = await present(await person("admin"));
    const signOut = authOptions().events?.signOut;
    if (!signOut) throw new Error("Signing out does nothing");
    await signOut({ token: { sid }, session: { expires: "" } });
    expect(await currentScope()).toBeNull();
  });
});

describe("a cookie", () => {
  test("of another secret is nobody's", async () => {
    await present(await person("admin"), { secret: "some-other-secret-0123456789-0123456789" });
    expect(await currentScope()).toBeNull();
  });

  test("that has run out is nobody's, though its session is not over", async () => {
    const sid = await present(await person("admin"));
    await show({ sid }, sessionSecret(), -60);
    expect(await currentScope()).toBeNull();
    await show({ sid });
    expect(await currentScope()).not.toBeNull();
  });

  test("that is readable but not sealed is nobody's", async () => {
    const sid = await present(await person("admin"));
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    request.cookies.set(sessionCookie().name, `${part({ alg: "none" })}.${part({ sid })}.`);
    expect(await currentScope()).toBeNull();
  });

  test.each(["", "x", "a.b.c.d.e", "ey".repeat(4_000)])(
    "that is garbage (%#) is nobody's and breaks nothing",
    async (value) => {
      request.cookies.set(sessionCookie().name, value);
      expect(await currentScope()).toBeNull();
    },
  );

  test("that names a person but no session is nobody's", async () => {
    await show({ uid: await person("admin"), sub: "1" });
    expect(await currentScope()).toBeNull();
  });

  test("that names the hash of a session instead of its id is nobody's", async () => {
    const sid = await present(await person("admin"));
    await show({ sid: hashSid(sid) });
    expect(await currentScope()).toBeNull();
  });
});

describe("a page", () => {
  const notFound = { digest: "NEXT_HTTP_ERROR_FALLBACK;404" };

  test("of the staff's does not exist for whoever may not see it", async () => {
    await present(await person("viewer"));
    await expect(requireStaff("customers:read")).rejects.toMatchObject(notFound);
    await present(await person("analyst"));
    await expect(requireStaff("people:manage")).rejects.toMatchObject(notFound);
    expect(await requireStaff("customers:read")).toMatchObject({ role: "analyst" });
  });

  test("of the customers' does not exist for staff", async () => {
    await present(await person("admin"));
    await expect(requireViewer()).rejects.toMatchObject(notFound);
    await present(await person("viewer"));
    expect(await requireViewer()).toMatchObject({ customerId: "3947" });
  });

  test("of the customers' is closed to people of a customer that CloudHealth no longer has", async () => {
    await sql(
      `insert into customer (id, name, search, classification, billing_enabled, tags, fetched_at, removed_at)
       values ('3947', 'Acme', 'acme', 'managed_without_access', true, '[]', now(), now())`,
    );
    await present(await person("viewer"));
    expect(await currentScope()).toBeNull();
    await sql("update customer set removed_at = null");
    expect(await currentScope()).toMatchObject({ customerId: "3947" });
    await sql("truncate customer");
  });
});
