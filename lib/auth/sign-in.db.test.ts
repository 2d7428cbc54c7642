import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { authOptions, hashSid, sessionSecret } from "@/lib/auth/auth-options";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { countSignIn } from "@/lib/auth/sign-in-limit";
import { peopleDb } from "@/lib/db/client";
import { insertUser, setDisabled } from "@/lib/db/user-rows";
import { customerId } from "@/lib/domain/values/customer-id";
import { useDatabase } from "@/scripts/testing/database";
import { useSandbox } from "@/scripts/testing/sandbox";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
useSandbox();
const sql = useSql(database);

const ADA = { id: randomUUID(), email: "ada@northpine.example", password: "a long and plain sentence" };
const BO = { id: randomUUID(), email: "bo@customer.example", password: "another long sentence" };
const HOUR_MS = 3_600_000;

beforeAll(async () => {
  const db = peopleDb();
  const common = { name: "Somebody" } as const;
  const ada = { ...common, id: ADA.id, email: ADA.email, role: "operator", customerId: null } as const;
  const bo = { ...common, id: BO.id, email: BO.email, role: "viewer", customerId: customerId("3947") } as const;
  await insertUser(db, { ...ada, passwordHash: await hashPassword(ADA.password) });
  await insertUser(db, { ...bo, passwordHash: await hashPassword(BO.password) });
});

beforeEach(() => sql("truncate sign_in_limit, app_session"));

/** What the sign-in library calls with what was posted. */
async function signIn(email: unknown, password: unknown, headers: Record<string, unknown> = {}) {
  const [provider] = authOptions().providers;
  const options: unknown = provider?.options;
  if (typeof options !== "object" || options === null || !("authorize" in options)) throw new Error("No way in");
  if (typeof options.authorize !== "function") throw new Error("No way in");
  return options.authorize({ email, password }, { headers: { "x-forwarded-for": "198.51.100.7", ...headers } });
}

describe("a password", () => {
  test("is kept as argon2id of 19 MiB and two passes, salted anew each time", async () => {
    const [one, two] = await Promise.all([hashPassword(ADA.password), hashPassword(ADA.password)]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword(ADA.password, one)).toBe(true);
    expect(await verifyPassword(`${ADA.password} `, one)).toBe(false);
  });

  test("of nobody fits nobody", async () => {
    expect(await verifyPassword("nobody signs in with this", null)).toBe(false);
  });

  test("cannot be tried while too many are, nobody's least of all, and can be again afterwards", async () => {
    vi.resetModules();
    const fresh = await import("@/lib/auth/password");
    const rush = Array.from({ length: 60 }, () => fresh.hashPassword("x"));
    await expect(fresh.verifyPassword("x", null)).rejects.toThrow("Too many");
    const outcomes = await Promise.allSettled(rush);
    expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(42);
    expect(await fresh.verifyPassword("x", null)).toBe(false);
    expect(await fresh.verifyPassword(ADA.password, await fresh.hashPassword(ADA.password))).toBe(true);
  });
});

describe("signing in", () => {
  test("makes a session of one's own, kept by the hash of its id and ending after twelve hours", async () => {
    const before = Date.now();
    const signedIn = await signIn(ADA.email, ADA.password, { "user-agent": "test" });
    expect(signedIn).toEqual({ id: ADA.id, sid: expect.stringMatching(/^[\w-]{43}$/) });
    const rows = await sql<{ absolute_expires_at: Date }>("select * from app_session");
    expect(rows).toMatchObject([
      { sid_hash: hashSid(signedIn.sid), user_id: ADA.id, revoked_at: null, ip: "198.51.100.7" },
    ]);
    expect(JSON.stringify(rows)).not.toContain(signedIn.sid);
    const lifetime = (rows[0]?.absolute_expires_at.getTime() ?? 0) - before;
    expect(lifetime).toBeGreaterThanOrEqual(12 * HOUR_MS);
    expect(lifetime).toBeLessThan(12 * HOUR_MS + 60_000);
  });

  test("ends the session that was presented, whosever it was, and passes over what is none", async () => {
    const planted = await signIn(BO.email, BO.password);
    const token = await encode({ token: { sid: planted.sid }, secret: sessionSecret() });
    const live = () => sql<{ user_id: string }>("select user_id from app_session where revoked_at is null");
    for (const cookie of ["headwater.sid=chosen", "other=x", `a=b; headwater.sid=${token.slice(1)}`]) {
      await signIn(ADA.email, ADA.password, { cookie });
    }
    expect(await live()).toContainEqual({ user_id: BO.id });
    await signIn(ADA.email, ADA.password, { cookie: `a=b; headwater.sid=${token}` });
    expect(await live()).not.toContainEqual({ user_id: BO.id });
  });

  test("of a customer's person lasts a day at most", async () => {
    await signIn(BO.email, BO.password);
    const [row] = await sql<{ h: number }>(
      "select extract(epoch from absolute_expires_at - now())::float8 / 3600 as h from app_session",
    );
    expect(row?.h).toBeGreaterThan(23.9);
    expect(row?.h).toBeLessThanOrEqual(24);
  });

  test("takes an address however it is written", async () => {
    expect(await signIn(`  ${ADA.email.toUpperCase()} `, ADA.password)).toMatchObject({ id: ADA.id });
  });

  test.each([
    ["a wrong password", ADA.email, "wrong"],
    ["the password in other letters", ADA.email, ADA.password.toUpperCase()],
    ["the password with a blank before it", ADA.email, ` ${ADA.password}`],
    ["an unknown address", "nobody@northpine.example", ADA.password],
    ["no password", ADA.email, ""],
    ["an address that is none", "' or 1=1 --", "x"],
    ["an address longer than a key", `${"a".repeat(290)}@x.example`, "x"],
    ["an address with a zero byte", "ada\u0000@northpine.example", "x"],
    ["a lone surrogate", "\ud800@northpine.example", "x"],
    ["something that is no text", { $ne: null }, ["x"]],
    ["a password longer than any", ADA.email, "x".repeat(2_000)],
  ])("with %s is refused like any other, without a word more", async (_what, email, password) => {
    expect(await signIn(email, password)).toBeNull();
    expect(await sql("select 1 from app_session")).toEqual([]);
  });

  test("of a disabled person is refused", async () => {
    await setDisabled(peopleDb(), BO.id, new Date());
    expect(await signIn(BO.email, BO.password)).toBeNull();
    await setDisabled(peopleDb(), BO.id, null);
    expect(await signIn(BO.email, BO.password)).toMatchObject({ id: BO.id });
  });

  test("with an unknown address takes as long as with a wrong password", async () => {
    await signIn("nobody@northpine.example", "wrong");
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let turn = 0; turn < 7; turn += 1) {
      await sql("truncate sign_in_limit");
      times.known.push(await timed(() => signIn(ADA.email, "wrong")));
      times.unknown.push(await timed(() => signIn(`nobody${turn}@northpine.example`, "wrong")));
    }
    const [known, unknown] = [median(times.known), median(times.unknown)];
    expect(unknown).toBeGreaterThan(known * 0.5);
    expect(unknown).toBeLessThan(known * 2);
  });
});

describe("guessing", () => {
  test("is stopped at the eleventh try on one account, the right password included", async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      expect(await signIn(ADA.email, "wrong", { "x-forwarded-for": `198.51.100.${turn}` })).toBeNull();
    }
    await expect(signIn(ADA.email, ADA.password)).rejects.toThrow(/^too-many:\d{1,2}$/);
    await expect(signIn(` ${ADA.email.toUpperCase()}`, ADA.password)).rejects.toThrow(/^too-many:/);
    expect(await signIn(BO.email, BO.password)).toMatchObject({ id: BO.id });
  });

  test("is stopped at the thirty-first try from one address, whatever the accounts", async () => {
    for (let turn = 0; turn < 30; turn += 1) expect(await countSignIn(`u${turn}@x.example`, "203.0.113.1")).toBeNull();
    expect(await countSignIn("one-more@x.example", "203.0.113.1")).toBeGreaterThan(0);
    expect(await countSignIn("one-more@x.example", "203.0.113.2")).toBeNull();
  });

  test("at many doors at once counts each try once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 25 }, (_, at) => countSignIn("ada@x.example", `203.0.113.${at}`)),
    );
    expect(answers.filter((wait) => wait === null)).toHaveLength(10);
  });

  test("is possible again after a minute: nobody is locked out", async () => {
    for (let turn = 0; turn < 11; turn += 1) await countSignIn(ADA.email, `203.0.113.${turn}`);
    const [row] = await sql<{ in: number }>("select max(expire)::float8 - $1::float8 as in from sign_in_limit", [
      Date.now(),
    ]);
    expect(row?.in).toBeLessThanOrEqual(60_000);
  });

  test("leaves no address of anybody in the table of tries", async () => {
    await countSignIn(ADA.email, "203.0.113.1");
    const keys = await sql<{ key: string }>("select key from sign_in_limit");
    expect(keys.filter(({ key }) => key.includes("ada") || key.includes("203."))).toEqual([]);
  });
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
