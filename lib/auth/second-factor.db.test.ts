import { randomBytes, randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { generateSync } from "otplib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { authOptions, hashSid, sessionSecret } from "@/lib/auth/auth-options";
import { currentScope } from "@/lib/auth/current-scope";
import type { OwnScope } from "@/lib/auth/own-account";
import { confirmOwnFactor, loadOwnFactor, renewRecoveryCodes, startFactor, turnOffFactor } from "@/lib/auth/own-factor";
import { hashPassword } from "@/lib/auth/password";
import { sessionCookie } from "@/lib/auth/session-cookie";
import { peopleDb } from "@/lib/db/client";
import { insertSession } from "@/lib/db/session-rows";
import { insertUser } from "@/lib/db/user-rows";
import { useDatabase } from "@/scripts/testing/database";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sql = useSql(database);

// The request is the framework's; everything behind it is real.
const request = vi.hoisted(() => ({ cookies: new Map<string, string>(), headers: new Headers() }));
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (request.cookies.has(name) ? { name, value: request.cookies.get(name) } : undefined),
  }),
  headers: async () => request.headers,
}));

const PASSWORD = "a long and plain sentence";
const EMAIL = "ada@northpine.example";
const STEP_MS = 30_000;
const refused = (code: string) => ({ ok: false, refusal: { code } });
let middle = 0;

// In the middle of a step, so that no step ends while a test looks.
beforeEach(async () => {
  middle = Math.floor(Date.now() / STEP_MS) * STEP_MS + STEP_MS / 2;
  vi.useFakeTimers({ toFake: ["Date"], now: middle });
  request.cookies.clear();
  await sql("truncate app_user, app_session, audit_entry, sign_in_limit cascade");
});
afterEach(() => vi.useRealTimers());

const laterBySteps = (steps: number) => vi.setSystemTime(middle + steps * STEP_MS);
const codeOf = (secret: string, stepsOff = 0) =>
  generateSync({ secret, epoch: Math.floor((Date.now() + stepsOff * STEP_MS) / 1000) });
const verbs = async () => (await sql("select verb from audit_entry order by id")).map(({ verb }) => verb);

async function session(userId: string): Promise<string> {
  const sid = randomBytes(32).toString("base64url");
  const absoluteExpiresAt = new Date(Date.now() + 3_600_000);
  await insertSession(peopleDb(), { sidHash: hashSid(sid), userId, absoluteExpiresAt, ip: null, userAgent: null });
  return sid;
}

async function present(sid: string): Promise<OwnScope | null> {
  request.cookies.set(sessionCookie().name, await encode({ token: { sid }, secret: sessionSecret() }));
  return currentScope();
}

async function ada(): Promise<OwnScope> {
  const id = randomUUID();
  const passwordHash = await hashPassword(PASSWORD);
  await insertUser(peopleDb(), { id, email: EMAIL, name: "Ada", role: "admin", customerId: null, passwordHash });
  const scope = await present(await session(id));
  if (!scope) throw new Error("Not signed in");
  return scope;
}

async function enrolled(): Promise<{ scope: OwnScope; secret: string; codes: readonly string[] }> {
  const scope = await ada();
  const started = await startFactor(scope);
  if (!started.ok) throw new Error("Not started");
  const { secret } = started.value;
  const confirmed = await confirmOwnFactor(scope, { code: codeOf(secret, -1) });
  if (!confirmed.ok) throw new Error("Not confirmed");
  await sql("truncate sign_in_limit");
  return { scope, secret, codes: confirmed.value.codes };
}

/** What the sign-in library calls with what was posted: the session, null, or the code it throws. */
async function signIn(code: string, password = PASSWORD): Promise<unknown> {
  const [provider] = authOptions().providers;
  const options: unknown = provider?.options;
  if (typeof options !== "object" || options === null || !("authorize" in options)) throw new Error("No way in");
  if (typeof options.authorize !== "function") throw new Error("No way in");
  return options
    .authorize({ email: EMAIL, password, code }, { headers: { "x-forwarded-for": "198.51.100.7" } })
    .catch((error: Error) => error.message);
}
const isIn = expect.objectContaining({ sid: expect.any(String) });

describe("setting up a second factor", () => {
  test("takes a first code, tells ten recovery codes and ends the sessions that began without one", async () => {
    const scope = await ada();
    const elsewhere = await session(scope.userId);
    const started = await startFactor(scope);
    if (!started.ok) throw new Error("Not started");
    const { secret, uri } = started.value;
    expect(uri).toContain(`secret=${secret}`);
    expect(await signIn("")).toEqual(isIn);
    expect(await confirmOwnFactor(scope, { code: "000 000" })).toEqual(refused("code-wrong"));
    const confirmed = await confirmOwnFactor(scope, { code: codeOf(secret) });
    expect(confirmed).toMatchObject({ ok: true, value: { ended: 2 } });
    const codes = confirmed.ok ? confirmed.value.codes : [];
    expect(new Set(codes).size).toBe(10);
    expect(codes.every((code) => /^([a-km-np-z2-9]{4}-){5}[a-km-np-z2-9]{4}$/.test(code))).toBe(true);
    const kept = JSON.stringify(await sql("select f.*, c.code_hash from second_factor f, recovery_code c"));
    for (const told of [secret, ...codes.flatMap((code) => [code, code.replaceAll("-", "")])]) {
      expect(kept).not.toContain(told);
    }
    expect(await present(elsewhere)).toBeNull();
    expect(await startFactor(scope)).toEqual(refused("factor-there"));
    expect(await verbs()).toEqual(["own:factor-on"]);
    expect(await loadOwnFactor(scope)).toMatchObject({ codesLeft: 10, isRequired: false });
  });

  test("is begun anew with another key until it is confirmed", async () => {
    const scope = await ada();
    const first = await startFactor(scope);
    const second = await startFactor(scope);
    if (!first.ok || !second.ok) throw new Error("Not started");
    expect(await confirmOwnFactor(scope, { code: codeOf(first.value.secret) })).toEqual(refused("code-wrong"));
    expect(await confirmOwnFactor(scope, { code: codeOf(second.value.secret) })).toMatchObject({ ok: true });
  });
});

describe("signing in with a second factor", () => {
  test("asks for a code of who knows the password, and tells nobody else that there is one", async () => {
    const { secret } = await enrolled();
    expect(await signIn("", "wrong")).toBeNull();
    expect(await signIn(codeOf(secret), "wrong")).toBeNull();
    expect(await signIn("")).toBe("code-needed");
    expect(await signIn("123")).toBe("code-wrong");
    expect(await sql("select 1 from app_session where revoked_at is null")).toHaveLength(1);
    expect(await signIn(codeOf(secret))).toEqual(isIn);
  });

  test("takes no code twice, nor one older than the last", async () => {
    const { secret } = await enrolled();
    const code = codeOf(secret);
    expect(await signIn(codeOf(secret, -1))).toBe("code-wrong");
    expect(await signIn(code)).toEqual(isIn);
    expect(await signIn(code)).toBe("code-wrong");
    laterBySteps(1);
    expect(await signIn(code)).toBe("code-wrong");
    expect(await signIn(codeOf(secret))).toEqual(isIn);
  });

  test("takes one code once, however many send it at the same moment", async () => {
    const { secret } = await enrolled();
    const code = codeOf(secret);
    const answers = await Promise.all(Array.from({ length: 8 }, () => signIn(code)));
    expect(answers.filter((answer) => answer !== "code-wrong")).toEqual([isIn]);
  });

  test("allows for a clock that is one step off, and not for two", async () => {
    const { secret } = await enrolled();
    laterBySteps(10);
    expect(await signIn(codeOf(secret, -2))).toBe("code-wrong");
    expect(await signIn(codeOf(secret, 2))).toBe("code-wrong");
    expect(await signIn(codeOf(secret, -1))).toEqual(isIn);
    expect(await signIn(codeOf(secret, 1))).toEqual(isIn);
  });

  test("takes a recovery code once, however it is written, and says so in the trail", async () => {
    const { scope, codes } = await enrolled();
    const [one = "", two = ""] = codes;
    expect(await signIn(one.replaceAll("-", " ").toUpperCase())).toEqual(isIn);
    expect(await signIn(one)).toBe("code-wrong");
    const answers = await Promise.all([signIn(two), signIn(two), signIn(two)]);
    expect(answers.filter((answer) => answer !== "code-wrong")).toEqual([isIn]);
    expect(await loadOwnFactor(scope)).toMatchObject({ codesLeft: 8 });
    expect(await verbs()).toEqual(["own:factor-on", "own:recovery-code-used", "own:recovery-code-used"]);
  });

  test("counts guesses at a code as those at a password", async () => {
    const { secret } = await enrolled();
    for (let turn = 0; turn < 10; turn += 1) expect(await signIn("000000")).toBe("code-wrong");
    expect(await signIn(codeOf(secret))).toMatch(/^too-many:\d+$/);
  });
});

describe("a second factor", () => {
  test("goes with a code and not without, and what is off is as wanted", async () => {
    const { scope, secret } = await enrolled();
    expect(await turnOffFactor(scope, { code: codeOf(secret, 3) })).toEqual(refused("code-wrong"));
    expect(await turnOffFactor(scope, { code: codeOf(secret) })).toEqual({ ok: true, value: null });
    expect(await turnOffFactor(scope, { code: "" })).toEqual({ ok: true, value: null });
    expect(await signIn("")).toEqual(isIn);
    expect(await sql("select 1 from second_factor, recovery_code")).toEqual([]);
    expect(await verbs()).toEqual(["own:factor-on", "own:factor-off"]);
    expect(await renewRecoveryCodes(scope)).toEqual(refused("factor-absent"));
  });

  test("gets new recovery codes in the place of the old ones", async () => {
    const { scope, codes } = await enrolled();
    const renewed = await renewRecoveryCodes(scope);
    expect(await signIn(codes[0] ?? "")).toBe("code-wrong");
    expect(await signIn(renewed.ok ? (renewed.value.codes[0] ?? "") : "")).toEqual(isIn);
  });
});
