import { expect, test } from "vitest";
import { ConfigurationFault } from "@/lib/support/configuration-fault";
import { parseSettings } from "@/lib/support/env";

const COMPLETE = {
  DATABASE_URL: "postgresql://owner:word@db.example.com:5432/headwater?sslmode=verify-full",
  HEADWATER_SECRET: "0123456789abcdef0123456789abcdef",
  CLOUDHEALTH_URL: "https://chapi.example.com",
  CLOUDHEALTH_API_KEY: "k1",
  CLOUDMC_URL: "https://cloudmc.example.com/",
  CLOUDMC_API_KEY: "k2",
  HERE_USAGE_URL: "https://usage.example.com",
  HERE_TOKEN_URL: "https://account.example.com/oauth2/token",
  HERE_ACCESS_KEY_ID: "id",
  HERE_ACCESS_KEY_SECRET: "secret",
  HERE_REALM_ID: "org1",
};

function faultsOf(changes: Record<string, string | undefined>): Record<string, string> {
  try {
    parseSettings({ ...COMPLETE, ...changes });
  } catch (error) {
    if (error instanceof ConfigurationFault) return Object.fromEntries(error.faults.map((f) => [f.name, f.problem]));
    throw error;
  }
  return {};
}

test("a complete environment is read with its defaults", () => {
  const read = parseSettings(COMPLETE);
  expect(read).toMatchObject({ port: 3000, host: "127.0.0.1", appOrigin: "http://127.0.0.1:3000", sandbox: false });
  expect(read.cloudhealth.ratePerMinute).toBe(30);
  expect(read.upstreamDeadlineMs).toBe(15_000);
  expect(read.cloudmc.url).toBe("https://cloudmc.example.com");
});

test("all faults are reported at once and by name", () => {
  const faults = faultsOf({ DATABASE_URL: "mysql://x", HEADWATER_SECRET: "short", CLOUDMC_API_KEY: "", PORT: "70000" });
  expect(Object.keys(faults).sort()).toEqual(["CLOUDMC_API_KEY", "DATABASE_URL", "HEADWATER_SECRET", "PORT"]);
  expect(faults.CLOUDMC_API_KEY).toBe("is missing");
});

test("a fault of one setting does not hide a fault between two", () => {
  expect(Object.keys(faultsOf({ PORT: "x", HOST: "0.0.0.0" })).sort()).toEqual(["HOST", "PORT"]);
});

test.each(["999", "60001", "0", "soon"])("a deadline of %s is refused", (deadline) => {
  expect(Object.keys(faultsOf({ UPSTREAM_DEADLINE_MS: deadline }))).toEqual(["UPSTREAM_DEADLINE_MS"]);
});

test("a former secret is held to the same length, and is none when it is blank", () => {
  expect(Object.keys(faultsOf({ HEADWATER_SECRET_FORMER: "short" }))).toEqual(["HEADWATER_SECRET_FORMER"]);
  expect(parseSettings({ ...COMPLETE, HEADWATER_SECRET_FORMER: " " }).formerSecret).toBeUndefined();
});

const PROVIDER = {
  OIDC_ISSUER: "https://id.example.com/realms/one/",
  OIDC_CLIENT_ID: "headwater",
  OIDC_CLIENT_SECRET: "tell-nobody",
};

test("a sign-in provider is whole or not there, and speaks https beyond this machine", () => {
  expect(parseSettings(COMPLETE).signInProvider).toBeUndefined();
  expect(parseSettings({ ...COMPLETE, ...PROVIDER }).signInProvider).toEqual({
    issuer: "https://id.example.com/realms/one",
    clientId: "headwater",
    clientSecret: "tell-nobody",
    name: "id.example.com",
    roles: null,
  });
  expect(Object.keys(faultsOf({ OIDC_NAME: "ID" }))).toEqual(["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"]);
  expect(faultsOf({ ...PROVIDER, OIDC_ISSUER: "http://id.example.com" })).toHaveProperty("OIDC_ISSUER");
  expect(faultsOf({ ...PROVIDER, OIDC_ISSUER: "http://127.0.0.1:9" })).toEqual({});
  const onTheMachine = { ...PROVIDER, OIDC_ISSUER: "http://127.0.0.1:9", NODE_ENV: "production" };
  expect(faultsOf(onTheMachine)).toHaveProperty("OIDC_ISSUER");
  expect(faultsOf({ ...onTheMachine, ALLOW_LOOPBACK_UPSTREAMS: "1" })).toEqual({});
});

test("roles are read from a claim that is named, and each part has to say one", () => {
  const roles = "CN=admins,OU=it=admin; ops=operator;acme=viewer:3947";
  expect(faultsOf({ ...PROVIDER, OIDC_ROLES: roles })).toHaveProperty("OIDC_ROLE_CLAIM");
  expect(faultsOf({ ...PROVIDER, OIDC_ROLE_CLAIM: "groups" })).toHaveProperty("OIDC_ROLES");
  const { signInProvider } = parseSettings({ ...COMPLETE, ...PROVIDER, OIDC_ROLE_CLAIM: "groups", OIDC_ROLES: roles });
  expect(signInProvider?.roles).toEqual({
    claim: "groups",
    places: [
      { value: "CN=admins,OU=it", role: "admin", customerId: null },
      { value: "ops", role: "operator", customerId: null },
      { value: "acme", role: "viewer", customerId: "3947" },
    ],
  });
  for (const wrong of ["ops", "ops=king", "ops=operator:3947", "a=viewer", "a=viewer:x", "=admin", ";"]) {
    expect(faultsOf({ ...PROVIDER, OIDC_ROLE_CLAIM: "groups", OIDC_ROLES: wrong })).toHaveProperty("OIDC_ROLES");
  }
});

test("a mail server comes with the sender, and is an address of one", () => {
  expect(parseSettings(COMPLETE).mailServer).toBeUndefined();
  const sender = { SMTP_FROM: "Headwater <portal@example.com>" };
  expect(faultsOf(sender)).toHaveProperty("SMTP_URL");
  expect(faultsOf({ ...sender, SMTP_URL: "https://mail.example.com" })).toHaveProperty("SMTP_URL");
  expect(faultsOf({ SMTP_FROM: "nobody", SMTP_URL: "smtps://mail.example.com" })).toHaveProperty("SMTP_FROM");
  expect(faultsOf({ ...sender, SMTP_URL: "smtps://u:p%40@mail.example.com:465" })).toEqual({});
});

test("no fault repeats the value it is about", () => {
  const faults = faultsOf({ HEADWATER_SECRET: "tell-nobody", CLOUDHEALTH_URL: "https://u:tell-nobody@a.example.com" });
  expect(Object.keys(faults)).toHaveLength(2);
  expect(JSON.stringify(faults)).not.toContain("tell-nobody");
});

test.each(["0.0.0.0", "192.168.1.4", "portal.example.com", "::"])("plain http is refused on %s", (host) => {
  expect(Object.keys(faultsOf({ HOST: host }))).toEqual(["HOST"]);
});

test("any host is taken when the origin is https", () => {
  expect(faultsOf({ HOST: "0.0.0.0", APP_ORIGIN: "https://portal.example.com" })).toEqual({});
});

test("a plain http origin is for loopback addresses only", () => {
  expect(Object.keys(faultsOf({ APP_ORIGIN: "http://portal.example.com" }))).toEqual(["APP_ORIGIN"]);
  expect(faultsOf({ APP_ORIGIN: "http://localhost:3000" })).toEqual({});
});

test.each(["https://portal.example.com/", "https://portal.example.com/app", "portal.example.com"])(
  "%s is not an origin",
  (origin) => expect(Object.keys(faultsOf({ APP_ORIGIN: origin }))).toEqual(["APP_ORIGIN"]),
);

test.each(["http://127.0.0.1:9", "https://10.1.2.3", "https://[::1]:9", "https://[::ffff:127.0.0.1]", "https://vault"])(
  "production refuses the private upstream %s unless it is allowed",
  (url) => {
    const production = { NODE_ENV: "production", CLOUDHEALTH_URL: url };
    expect(Object.keys(faultsOf(production))).toEqual(["CLOUDHEALTH_URL"]);
    expect(faultsOf({ ...production, ALLOW_LOOPBACK_UPSTREAMS: "1" })).toEqual({});
    expect(faultsOf({ CLOUDHEALTH_URL: url })).toEqual({});
  },
);

test("an upstream in public is reached over https only", () => {
  expect(Object.keys(faultsOf({ HERE_TOKEN_URL: "http://account.example.com/oauth2/token" }))).toEqual([
    "HERE_TOKEN_URL",
  ]);
});

test.each(["", "?sslmode=require", "?sslmode=prefer", "?sslmode=no-verify"])(
  "a database on another machine is not reached by an address that leaves open how: %j",
  (query) => {
    const address = (host: string) => `postgresql://owner:word@${host}/headwater${query}`;
    expect(Object.keys(faultsOf({ DATABASE_URL: address("10.1.2.3:5432") }))).toEqual(["DATABASE_URL"]);
    expect(faultsOf({ DATABASE_URL: address("127.0.0.1:5432") })).toEqual({});
  },
);

test.each(["verify-full", "disable"])("a database's address may say how it is reached: %s", (mode) => {
  expect(faultsOf({ DATABASE_URL: `postgresql://owner:word@10.1.2.3/headwater?sslmode=${mode}` })).toEqual({});
});

test("a number is written in plain digits", () => {
  for (const rate of ["0", "-1", "1e3", "3.5", "0x10", "many"]) {
    expect(Object.keys(faultsOf({ CLOUDHEALTH_RATE_PER_MINUTE: rate }))).toEqual(["CLOUDHEALTH_RATE_PER_MINUTE"]);
  }
});
