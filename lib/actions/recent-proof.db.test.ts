import { randomBytes, randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { generateSync } from "otplib";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { staffAction } from "@/lib/actions/define-action";
import {
  confirmFactorAction,
  endOtherSessionsAction,
  endOwnSessionAction,
  proveAgainAction,
  startFactorAction,
} from "@/lib/actions/own-actions";
import { changePersonPlaceAction, setFactorPolicyAction } from "@/lib/actions/people-actions";
import { hashSid, sessionSecret } from "@/lib/auth/auth-options";
import { currentScope } from "@/lib/auth/current-scope";
import { staffRoute } from "@/lib/auth/define-route";
import { landingPath } from "@/lib/auth/landing-path";
import { hashPassword } from "@/lib/auth/password";
import { requireStaff } from "@/lib/auth/require-staff";
import { sessionCookie } from "@/lib/auth/session-cookie";
import type { Role } from "@/lib/domain/access/roles";
import { ok } from "@/lib/domain/values/result";
import { settings } from "@/lib/support/env";
import { useDatabase } from "@/scripts/testing/database";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
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
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));

const PASSWORD = "a long and plain sentence";
const refused = (code: string) => ({ ok: false, refusal: { code } });
const wanted = (by: string) => ({ ok: false, refusal: { code: "prove-again", by } });

beforeEach(async () => {
  request.cookies.clear();
  request.headers = new Headers({ origin: settings().appOrigin, "sec-fetch-site": "same-origin" });
  await sql("truncate app_user, app_session, audit_entry, sign_in_limit cascade");
  await sql("update factor_policy set required = false, version = 1");
});

async function person(role: Role): Promise<string> {
  const id = randomUUID();
  await sql(
    "insert into app_user (id, email, name, role, customer_id, password_hash) values ($1, $2, $3, $3, $4, $5)",
    [id, `${role}@northpine.example`, role, role === "viewer" ? "3947" : null, await hashPassword(PASSWORD)],
  );
  return id;
}

async function present(userId: string): Promise<void> {
  const sid = randomBytes(32).toString("base64url");
  await sql(
    "insert into app_session (sid_hash, user_id, absolute_expires_at) values ($1, $2, now() + interval '1 hour')",
    [hashSid(sid), userId],
  );
  request.cookies.set(sessionCookie().name, await encode({ token: { sid }, secret: sessionSecret() }));
}

const age = (interval: string) => sql(`update app_session set proven_at = now() - interval '${interval}'`);

async function setUpFactor(): Promise<string> {
  const started = await startFactorAction({});
  if (!started.ok) throw new Error("Not started");
  const { secret } = started.value;
  const before = Math.floor(Date.now() / 1000) - 30;
  const confirmed = await confirmFactorAction({ code: generateSync({ secret, epoch: before }) });
  if (!confirmed.ok) throw new Error("Not confirmed");
  return secret;
}

describe("what cannot be taken back", () => {
  const done: string[] = [];
  const remove = staffAction({
    permission: "customers:delete",
    proof: "recent",
    input: z.strictObject({ id: z.string() }),
    run: async (_scope, { id }) => {
      done.push(id);
      return ok(id);
    },
    refresh: [],
  });
  beforeEach(() => {
    done.length = 0;
  });

  test("is done within five minutes of signing in, and wants a proof afterwards", async () => {
    await present(await person("operator"));
    expect(await remove({ id: "1" })).toEqual({ ok: true, value: "1" });
    await age("4 minutes 50 seconds");
    expect(await remove({ id: "2" })).toEqual({ ok: true, value: "2" });
    await age("5 minutes 1 second");
    expect(await remove({ id: "3" })).toEqual(wanted("password"));
    expect(done).toEqual(["1", "2"]);
  });

  test("is done once the password was given again, in this session and no other", async () => {
    const id = await person("operator");
    await present(id);
    const elsewhere = request.cookies.get(sessionCookie().name) ?? "";
    await present(id);
    await age("1 hour");
    expect(await proveAgainAction({ proof: "a guess of mine" })).toEqual(refused("proof-wrong"));
    expect(await remove({ id: "1" })).toEqual(wanted("password"));
    expect(await proveAgainAction({ proof: PASSWORD })).toEqual({ ok: true, value: null });
    expect(await remove({ id: "1" })).toEqual({ ok: true, value: "1" });
    request.cookies.set(sessionCookie().name, elsewhere);
    expect(await remove({ id: "2" })).toEqual(wanted("password"));
  });

  test("wants a code of who has a second factor, for whom the password is not enough", async () => {
    await present(await person("operator"));
    const secret = await setUpFactor();
    await age("1 hour");
    expect(await remove({ id: "1" })).toEqual(wanted("code"));
    expect(await proveAgainAction({ proof: PASSWORD })).toEqual(refused("proof-wrong"));
    expect(await proveAgainAction({ proof: generateSync({ secret }) })).toEqual({ ok: true, value: null });
    expect(await remove({ id: "1" })).toEqual({ ok: true, value: "1" });
  });

  test("is told of a missing permission or a wrong form before a proof is wanted", async () => {
    await present(await person("analyst"));
    await age("1 hour");
    expect(await remove({ id: "1" })).toEqual(refused("not-permitted"));
    await present(await person("admin"));
    await age("1 hour");
    expect(await remove(JSON.parse("{}"))).toMatchObject(refused("invalid"));
  });

  test("is ending one's own sessions, too", async () => {
    await present(await person("viewer"));
    await age("6 minutes");
    expect(await endOtherSessionsAction({})).toEqual(wanted("password"));
    expect(await endOwnSessionAction({ session: randomUUID() })).toEqual(wanted("password"));
    await age("1 minute");
    expect(await endOtherSessionsAction({})).toMatchObject({ ok: true });
  });

  test("is another role, too", async () => {
    const id = await person("analyst");
    await present(await person("admin"));
    await age("1 hour");
    expect(await changePersonPlaceAction({ id, version: 0, role: "admin", customer: null })).toEqual(
      wanted("password"),
    );
    expect(await sql("select role from app_user where id = $1", [id])).toEqual([{ role: "analyst" }]);
  });

  test("guesses at it are counted as those of signing in are", async () => {
    await present(await person("operator"));
    for (let turn = 0; turn < 10; turn += 1) await proveAgainAction({ proof: "a guess" });
    expect(await proveAgainAction({ proof: PASSWORD })).toMatchObject(refused("too-many"));
  });
});

describe("the policy that staff have a second factor", () => {
  const ask = staffAction({
    permission: "customers:read",
    input: z.strictObject({}),
    run: async () => ok(1),
    refresh: [],
  });
  const route = staffRoute("customers:read", async () => Response.json({}));
  const get = () => route(new Request("http://portal.example/api"), { params: Promise.resolve({}) });

  test("is switched on by an admin who has one, from the version they saw", async () => {
    await present(await person("admin"));
    expect(await setFactorPolicyAction({ required: true, version: 1 })).toEqual(refused("factor-missing"));
    await setUpFactor();
    expect(await setFactorPolicyAction({ required: true, version: 7 })).toEqual(refused("version-conflict"));
    expect(await setFactorPolicyAction({ required: true, version: 1 })).toEqual({ ok: true, value: null });
    expect(await currentScope()).toMatchObject({ role: "admin" });
    const [entry] = await sql("select verb from audit_entry order by id desc limit 1");
    expect(entry).toEqual({ verb: "factor:required" });
    await present(await person("operator"));
    expect(await setFactorPolicyAction({ required: false, version: 2 })).toEqual(refused("signed-out"));
  });

  test("opens nothing but setting one up to staff without, whatever they ask for", async () => {
    await sql("update factor_policy set required = true");
    await present(await person("admin"));
    expect(await currentScope()).toBeNull();
    expect(await ask({})).toEqual(refused("signed-out"));
    expect((await get()).status).toBe(401);
    request.headers.set("x-headwater-path", "/customers");
    await expect(requireStaff("customers:read")).rejects.toMatchObject({
      digest: expect.stringContaining("/second-factor?callbackUrl=%2Fcustomers"),
    });
    expect(await landingPath("/")).toBe("/second-factor");
    await setUpFactor();
    expect(await ask({})).toEqual({ ok: true, value: 1 });
    expect((await get()).status).toBe(200);
    expect(await requireStaff("customers:read")).toMatchObject({ role: "admin" });
    expect(await landingPath("/customers")).toBe("/customers");
  });

  test("asks nothing of a customer's people", async () => {
    await sql("update factor_policy set required = true");
    await present(await person("viewer"));
    expect(await currentScope()).toMatchObject({ kind: "viewer" });
  });
});

test("signing in leads to the page one chose to begin with, unless another was asked for", async () => {
  const id = await person("operator");
  expect(await landingPath("/")).toBeNull();
  await present(id);
  expect(await landingPath("/")).toBe("/");
  await sql("update app_user set start_page = 'usage'");
  expect(await landingPath("/")).toBe("/usage");
  expect(await landingPath("/costs")).toBe("/costs");
});
