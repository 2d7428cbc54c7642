import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { authOptions } from "@/lib/auth/auth-options";
import { currentScope } from "@/lib/auth/current-scope";
import { landingPath } from "@/lib/auth/landing-path";
import { whyNotProven } from "@/lib/auth/prove-again";
import { sessionCookie } from "@/lib/auth/session-cookie";
import { tooManyVisits } from "@/lib/auth/too-many-visits";
import { answerAtDoor } from "@/scripts/testing/auth-door";
import { CookieJar } from "@/scripts/testing/cookie-jar";
import { useDatabase } from "@/scripts/testing/database";
import { listening, OPENID_CLIENT, type OpenIdProvider, startOpenIdProvider } from "@/scripts/testing/openid-provider";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sql = useSql(database);

// The request is the framework's; the portal's door, the provider and the database are real and talk over the network.
const request = vi.hoisted(() => ({ cookie: "" }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ cookie: request.cookie, "x-forwarded-for": "198.51.100.7", "user-agent": "test" }),
  cookies: async () => ({
    get: (name: string) => {
      const pair = request.cookie.split("; ").find((one) => one.startsWith(`${name}=`));
      return pair === undefined ? undefined : { name, value: pair.slice(name.length + 1) };
    },
    set: () => undefined,
  }),
}));

const door = createServer((incoming, outgoing) => {
  request.cookie = incoming.headers.cookie ?? "";
  void answerAtDoor(incoming, outgoing, authOptions());
});
let portal = "";
let idp: OpenIdProvider;

beforeAll(async () => {
  portal = await listening(door);
  idp = await startOpenIdProvider(portal);
  Object.assign(process.env, {
    APP_ORIGIN: portal,
    NEXTAUTH_URL: portal,
    OIDC_ISSUER: idp.issuer,
    OIDC_CLIENT_ID: OPENID_CLIENT.id,
    OIDC_CLIENT_SECRET: OPENID_CLIENT.secret,
    OIDC_NAME: "Northpine ID",
    OIDC_ROLE_CLAIM: "groups",
    OIDC_ROLES: "ops=operator; bosses=admin",
  });
});
afterAll(async () => {
  door.closeAllConnections();
  door.close();
  await idp.close();
});
beforeEach(() => sql("truncate app_user, app_session, audit_entry, sign_in_limit cascade"));

/** To the provider, where the person proves who they are, and back to the portal's door, which is not opened yet. */
async function visit(jar: CookieJar): Promise<string> {
  const { csrfToken } = JSON.parse(await (await jar.ask(`${portal}/api/auth/csrf`)).text());
  const body = new URLSearchParams({ csrfToken, callbackUrl: `${portal}/costs`, json: "true" });
  const left = await jar.ask(`${portal}/api/auth/signin/oidc`, { method: "POST", body });
  return jar.follow(JSON.parse(await left.text()).url, idp.issuer);
}

/** Where the portal leads whoever comes back. */
async function enter(jar: CookieJar, back: string): Promise<string> {
  const landed = new URL(await jar.follow(back, `${portal}/api/`));
  request.cookie = jar.headerFor(portal);
  return `${landed.pathname}${landed.search}`.replace(/([?&])callbackUrl=[^&]*&?/, "$1");
}

async function signIn(jar = new CookieJar()): Promise<string> {
  return enter(jar, await visit(jar));
}

async function invited(email: string, role: string): Promise<void> {
  const customer = role === "viewer" ? "3947" : null;
  await sql("insert into app_user (id, email, name, role, customer_id) values ($1, $2, 'Ada', $3, $4)", [
    randomUUID(),
    email,
    role,
    customer,
  ]);
}

const verbs = async () => (await sql("select verb from audit_entry order by id")).map(({ verb }) => verb);
const ADA = { sub: "u-1", email: "ada@northpine.example", email_verified: true, groups: ["ops"] };
const FAILED = /^\/sign-in\?error=(OAuthCallback|Callback)$/;

describe("coming through the provider", () => {
  test("opens a session of our own for whoever was invited, and their name there is kept", async () => {
    await invited(ADA.email, "operator");
    idp.account = ADA;
    const jar = new CookieJar();
    expect(await signIn(jar)).toBe("/costs");
    expect(await currentScope()).toMatchObject({ kind: "staff", role: "operator", email: ADA.email });
    expect(await sql("select provider_issuer, provider_subject, password_hash from app_user")).toEqual([
      { provider_issuer: idp.issuer, provider_subject: "u-1", password_hash: null },
    ]);
    expect(await sql("select provider_factor, ip, user_agent, revoked_at from app_session")).toEqual([
      { provider_factor: false, ip: "198.51.100.7", user_agent: "test", revoked_at: null },
    ]);
    expect(await verbs()).toEqual(["own:provider-linked"]);
  });

  test("counts as a proof from when the person last proved it there, and is asked for again as such", async () => {
    await invited(ADA.email, "operator");
    idp.account = ADA;
    await signIn();
    expect(await whyNotProven()).toBeNull();
    await sql("update app_session set proven_at = now() - interval '6 minutes'");
    expect(await whyNotProven()).toEqual({ code: "prove-again", by: "provider", provider: "Northpine ID" });
  });

  test("ends the session one came with", async () => {
    await invited(ADA.email, "operator");
    idp.account = ADA;
    const jar = new CookieJar();
    await signIn(jar);
    await signIn(jar);
    expect(await sql("select count(*)::int as live from app_session where revoked_at is null")).toEqual([{ live: 1 }]);
  });

  test("asks for a second factor of ours, unless the provider says that it asked for one", async () => {
    await invited(ADA.email, "operator");
    await sql("update factor_policy set required = true");
    idp.account = { ...ADA, amr: ["pwd", "mfa"] };
    await signIn();
    expect(await currentScope()).not.toBeNull();
    idp.account = ADA;
    await signIn();
    expect(await currentScope()).toBeNull();
    expect(await landingPath("/")).toBe("/second-factor");
    await sql("update factor_policy set required = false");
    expect(await currentScope()).not.toBeNull();
    await sql("update app_user set factor_since = now()");
    expect(await currentScope()).toBeNull();
  });

  test("gives the role its claim has at every sign-in; sessions of the former role end", async () => {
    idp.account = { ...ADA, groups: ["nothing", "bosses"] };
    await signIn();
    expect(await currentScope()).toMatchObject({ role: "admin" });
    const before = request.cookie;
    idp.account = ADA;
    expect(await signIn()).toBe("/costs");
    expect(await currentScope()).toMatchObject({ role: "operator" });
    request.cookie = before;
    expect(await currentScope()).toBeNull();
    expect(await verbs()).toEqual(["own:provider-joined", "own:provider-moved"]);
  });
});

describe("nobody comes in", () => {
  test.each([
    ["whom nobody invited and who has no role there", { ...ADA, groups: [] }, "provider-unknown"],
    ["whose address is not verified there", { ...ADA, email_verified: false }, "provider-unverified"],
    ["who has no address there", { sub: "u-1", groups: ["ops"] }, "provider-unverified"],
    ["who turned back there", null, "Callback"],
  ])("%s", async (_who, account, error) => {
    await invited("somebody@northpine.example", "operator");
    idp.account = account;
    expect(await signIn()).toBe(`/sign-in?error=${error}`);
    expect(await sql("select 1 from app_session")).toEqual([]);
  });

  test("who is switched off, or lost their role there", async () => {
    idp.account = ADA;
    await signIn();
    await sql("update app_user set disabled_at = now()");
    expect(await signIn()).toBe("/sign-in?error=provider-disabled");
    await sql("update app_user set disabled_at = null");
    idp.account = { ...ADA, groups: [] };
    expect(await signIn()).toBe("/sign-in?error=provider-no-role");
    expect(await sql("select 1 from app_session where revoked_at is null")).toEqual([]);
  });

  test.each([
    ["another state", (back: string) => back.replace(/state=[^&]+/, "state=chosen")],
    ["no state", (back: string) => back.replace(/state=[^&]+&?/, "")],
    ["a code of nobody's", (back: string) => back.replace(/code=[^&]+/, "code=chosen")],
    ["another issuer's name", (back: string) => back.replace(/iss=[^&]+/, "iss=https%3A%2F%2Felsewhere.example")],
  ])("who comes back with %s", async (_what, changed) => {
    await invited(ADA.email, "operator");
    idp.account = ADA;
    const jar = new CookieJar();
    const back = await visit(jar);
    expect(changed(back)).not.toBe(back);
    expect(await enter(jar, changed(back))).toMatch(FAILED);
    expect(await sql("select 1 from app_session")).toEqual([]);
  });

  test.each(["pkce", "state", "nonce"])(
    "who comes back with the %s of another visit, or without one",
    async (check) => {
      await invited(ADA.email, "operator");
      idp.account = ADA;
      const [mine, other] = [new CookieJar(), new CookieJar()];
      await visit(other);
      const name = `headwater.${check}`;
      for (const value of [other.get(portal, name) ?? "", ""]) {
        const back = await visit(mine);
        expect(mine.get(portal, name)).toMatch(/^ey/);
        mine.set(portal, name, value);
        expect(await enter(mine, back)).toMatch(FAILED);
      }
      expect(await sql("select 1 from app_session")).toEqual([]);
    },
  );

  test("by the same way back a second time", async () => {
    await invited(ADA.email, "operator");
    idp.account = ADA;
    const jar = new CookieJar();
    const back = await visit(jar);
    const checks = ["pkce", "state", "nonce"].map(
      (check) => [`headwater.${check}`, jar.get(portal, `headwater.${check}`) ?? ""] as const,
    );
    expect(await enter(jar, back)).toBe("/costs");
    for (const [name, value] of checks) jar.set(portal, name, value);
    expect(await enter(jar, back)).toMatch(FAILED);
  });
});

test("the sixty-first way there or back within a minute leads to the sign-in page instead", async () => {
  const back = () => tooManyVisits(new Request(`${portal}/api/auth/callback/oidc?code=x`));
  for (let turn = 0; turn < 60; turn += 1) expect(await back()).toBeNull();
  expect((await back())?.headers.get("location")).toMatch(/\/sign-in\?error=too-many:\d+$/);
  const there = await tooManyVisits(new Request(`${portal}/api/auth/signin/oidc`, { method: "POST" }));
  expect(await there?.json()).toEqual({ url: expect.stringMatching(/error=too-many/) });
  expect(await tooManyVisits(new Request(`${portal}/api/auth/session`))).toBeNull();
});

test("signing out ends the session for a copy of its cookie too", async () => {
  idp.account = ADA;
  const jar = new CookieJar();
  await signIn(jar);
  const copy = `${sessionCookie().name}=${jar.get(portal, sessionCookie().name)}`;
  const { csrfToken } = JSON.parse(await (await jar.ask(`${portal}/api/auth/csrf`)).text());
  await jar.ask(`${portal}/api/auth/signout`, {
    method: "POST",
    body: new URLSearchParams({ csrfToken, json: "true" }),
  });
  request.cookie = copy;
  expect(await currentScope()).toBeNull();
});
