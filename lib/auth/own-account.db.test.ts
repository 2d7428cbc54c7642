import { randomBytes, randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { hashSid, sessionSecret } from "@/lib/auth/auth-options";
import { currentScope } from "@/lib/auth/current-scope";
import { changeOwnName, changeOwnPassword, type OwnScope } from "@/lib/auth/own-account";
import { endOtherSessions, endOwnSession, loadOwnSessions } from "@/lib/auth/own-sessions";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { readPasswordLink, spendPasswordLink } from "@/lib/auth/password-link";
import { sessionCookie } from "@/lib/auth/session-cookie";
import { peopleDb } from "@/lib/db/client";
import { putLink } from "@/lib/db/password-link-rows";
import { insertSession } from "@/lib/db/session-rows";
import { insertUser, setDisabled } from "@/lib/db/user-rows";
import { customerId } from "@/lib/domain/values/customer-id";
import { makeLinkToken } from "@/lib/support/link-token";
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
const WANTED = "another long sentence";
const refused = (code: string) => ({ ok: false, refusal: { code } });

beforeEach(async () => {
  request.cookies.clear();
  await sql("truncate app_user, app_session, audit_entry, sign_in_limit cascade");
});

async function person(name: string, passwordHash: string | null): Promise<string> {
  const id = randomUUID();
  const email = `${name.toLowerCase()}@acme.example`;
  await insertUser(peopleDb(), { id, email, name, role: "viewer", customerId: customerId("3947"), passwordHash });
  return id;
}

async function session(userId: string, userAgent: string | null = null): Promise<string> {
  const sid = randomBytes(32).toString("base64url");
  const absoluteExpiresAt = new Date(Date.now() + 3_600_000);
  await insertSession(peopleDb(), { sidHash: hashSid(sid), userId, absoluteExpiresAt, ip: "192.0.2.1", userAgent });
  return sid;
}

/** From now on requests are this session's. */
async function present(sid: string): Promise<OwnScope | null> {
  request.cookies.set(sessionCookie().name, await encode({ token: { sid }, secret: sessionSecret() }));
  return currentScope();
}

async function signedIn(userId: string): Promise<OwnScope> {
  const scope = await present(await session(userId));
  if (!scope) throw new Error("Not signed in");
  return scope;
}

async function linkFor(userId: string, kind: "invitation" | "reset" = "invitation"): Promise<string> {
  const { token, tokenHash } = makeLinkToken();
  const expiresAt = new Date(Date.now() + 60_000);
  await putLink(peopleDb(), { id: randomUUID(), tokenHash, userId, kind, expiresAt }, new Date());
  return token;
}

const verbs = async () => (await sql("select verb from audit_entry order by id")).map(({ verb }) => verb);
const hashOf = async (id: string) =>
  (await sql<{ hash: string | null }>("select password_hash as hash from app_user where id = $1", [id]))[0]?.hash ??
  null;

describe("a link to choose a password", () => {
  test("tells whose it is, sets the password once and ends the sessions of before", async () => {
    const id = await person("Bo", await hashPassword("what somebody else knew"));
    const before = await session(id);
    const token = await linkFor(id, "reset");
    expect(await readPasswordLink({ token })).toEqual({
      ok: true,
      value: { name: "Bo", email: "bo@acme.example", kind: "reset" },
    });
    expect(await spendPasswordLink({ token, password: PASSWORD })).toMatchObject({ ok: true });
    expect(await verifyPassword(PASSWORD, await hashOf(id))).toBe(true);
    expect(await present(before)).toBeNull();
    expect(await verbs()).toEqual(["person:password-chosen"]);
    expect(await readPasswordLink({ token })).toEqual(refused("link-used"));
    expect(await spendPasswordLink({ token, password: WANTED })).toEqual(refused("link-used"));
    expect(await verifyPassword(PASSWORD, await hashOf(id))).toBe(true);
  });

  test("used twice at once is used by one", async () => {
    const id = await person("Bo", null);
    const token = await linkFor(id);
    const answers = await Promise.all([PASSWORD, WANTED].map((password) => spendPasswordLink({ token, password })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers).toContainEqual(refused("link-used"));
    const won = answers[0]?.ok ? PASSWORD : WANTED;
    expect(await verifyPassword(won, await hashOf(id))).toBe(true);
    expect(await verbs()).toHaveLength(1);
  });

  test("opens nothing once it has expired, was replaced, or its person is disabled", async () => {
    const id = await person("Bo", null);
    const expired = await linkFor(id);
    await sql("update password_link set expires_at = now()");
    expect(await spendPasswordLink({ token: expired, password: PASSWORD })).toEqual(refused("link-expired"));
    const token = await linkFor(id);
    expect(await readPasswordLink({ token: expired })).toEqual(refused("link-replaced"));
    await setDisabled(peopleDb(), id, new Date());
    expect(await spendPasswordLink({ token, password: PASSWORD })).toEqual(refused("link-unknown"));
    expect(await hashOf(id)).toBeNull();
    for (const garbage of ["", "x", "\u0000", "é".repeat(200)]) {
      expect(await readPasswordLink({ token: garbage })).toEqual(refused("link-unknown"));
    }
  });

  test("is not spent on a password that is too short or the person's address", async () => {
    const token = await linkFor(await person("Bo", null));
    expect(await spendPasswordLink({ token, password: "too short" })).toEqual(refused("password-short"));
    expect(await spendPasswordLink({ token, password: "Bo@acme.example" })).toEqual(refused("password-is-email"));
    expect(await spendPasswordLink({ token, password: PASSWORD })).toMatchObject({ ok: true });
  });

  test("is tried ten times a minute at most", async () => {
    const token = await linkFor(await person("Bo", null));
    for (let turn = 0; turn < 10; turn += 1) expect(await readPasswordLink({ token })).toMatchObject({ ok: true });
    expect(await readPasswordLink({ token })).toMatchObject(refused("too-many"));
  });
});

describe("one's own password", () => {
  test("changes for whoever knows the present one, and signs out everywhere else", async () => {
    const id = await person("Bo", await hashPassword(PASSWORD));
    const elsewhere = await session(id);
    const here = await session(id);
    const scope = await present(here);
    if (!scope) throw new Error("Not signed in");
    expect(await changeOwnPassword(scope, { present: "a guess of mine", wanted: WANTED })).toEqual(
      refused("password-wrong"),
    );
    expect(await changeOwnPassword(scope, { present: PASSWORD, wanted: "short" })).toEqual(refused("password-short"));
    expect(await changeOwnPassword(scope, { present: PASSWORD, wanted: WANTED })).toEqual({
      ok: true,
      value: { ended: 1 },
    });
    expect(await verifyPassword(WANTED, await hashOf(id))).toBe(true);
    expect(await present(elsewhere)).toBeNull();
    expect(await present(here)).not.toBeNull();
    expect(await verbs()).toEqual(["own:password"]);
  });

  test("is guessed at as slowly as when signing in", async () => {
    const scope = await signedIn(await person("Bo", await hashPassword(PASSWORD)));
    for (let turn = 0; turn < 10; turn += 1) {
      await changeOwnPassword(scope, { present: `guess number ${turn}`, wanted: WANTED });
    }
    expect(await changeOwnPassword(scope, { present: PASSWORD, wanted: WANTED })).toMatchObject(refused("too-many"));
  });
});

describe("one's own sessions", () => {
  test("are listed with this one marked, and nobody else's are", async () => {
    const bo = await person("Bo", "x");
    await session(await person("Anna", "x"));
    await session(bo, "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
    const sessions = await loadOwnSessions(await signedIn(bo));
    expect(sessions.map(({ isThis }) => isThis).sort()).toEqual([false, true]);
    expect(sessions.find(({ isThis }) => !isThis)).toMatchObject({
      browser: "Firefox",
      system: "Linux",
      ip: "192.0.2.1",
    });
  });

  test("end one by one or all but this one; nobody else's can be named", async () => {
    const [bo, anna] = [await person("Bo", "x"), await person("Anna", "x")];
    const [first, second, theirs] = [await session(bo), await session(bo), await session(anna)];
    const annas = await present(theirs);
    const [their] = annas ? await loadOwnSessions(annas) : [];
    const scope = await signedIn(bo);
    expect(await endOwnSession(scope, { session: their?.id ?? "" })).toEqual({ ok: true, value: { ended: 0 } });
    const other = (await loadOwnSessions(scope)).find(({ isThis }) => !isThis);
    expect(await endOwnSession(scope, { session: other?.id ?? "" })).toEqual({ ok: true, value: { ended: 1 } });
    expect(await endOtherSessions(scope)).toEqual({ ok: true, value: { ended: 1 } });
    expect(await loadOwnSessions(scope)).toMatchObject([{ isThis: true }]);
    expect([await present(first), await present(second)]).toEqual([null, null]);
    expect(await present(theirs)).toMatchObject({ name: "Anna" });
    expect(await verbs()).toEqual(["own:session-ended", "own:sessions-ended"]);
  });
});

test("one's own name is changed for oneself alone, and told before and after", async () => {
  const [bo] = [await person("Bo", "x"), await person("Anna", "x")];
  expect(await changeOwnName(await signedIn(bo), { name: "Bo Halvorsen" })).toMatchObject({ ok: true });
  expect(await sql("select name from app_user order by name")).toEqual([{ name: "Anna" }, { name: "Bo Halvorsen" }]);
  expect(await sql("select actor_id, detail, customer_id from audit_entry")).toEqual([
    { actor_id: bo, detail: { nameBefore: "Bo", name: "Bo Halvorsen" }, customer_id: "3947" },
  ]);
});
