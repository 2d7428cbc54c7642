import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

const ENVIRONMENT = {
  APP_ORIGIN: "https://portal.example.com",
  DATABASE_URL: "postgresql://owner:word@db.example.com:5432/headwater?sslmode=verify-full",
  HEADWATER_SECRET: "0123456789abcdef0123456789abcdef",
  CLOUDHEALTH_URL: "https://chapi.example.com",
  CLOUDHEALTH_API_KEY: "k1",
  CLOUDMC_URL: "https://cloudmc.example.com",
  CLOUDMC_API_KEY: "k2",
  HERE_USAGE_URL: "https://usage.example.com",
  HERE_TOKEN_URL: "https://account.example.com/oauth2/token",
  HERE_ACCESS_KEY_ID: "id",
  HERE_ACCESS_KEY_SECRET: "secret",
  HERE_REALM_ID: "org1",
};
let proxy: typeof import("@/proxy").proxy;

// Settings are read once: what is read of these is forgotten before and after.
beforeAll(async () => {
  vi.resetModules();
  for (const [name, value] of Object.entries(ENVIRONMENT)) vi.stubEnv(name, value);
  ({ proxy } = await import("@/proxy"));
});
afterAll(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

const KB = 1024;
const sent = (path: string, given: ConstructorParameters<typeof NextRequest>[1] = {}) =>
  proxy(new NextRequest(`${ENVIRONMENT.APP_ORIGIN}${path}`, given));

/** As a browser never sends it: in pieces, and without saying how long it is. */
function unmeasured(path: string, bytes: number) {
  const pieces = [new Uint8Array(bytes - 1), new Uint8Array(1)].values();
  const pull = (to: ReadableStreamDefaultController) => {
    const { value } = pieces.next();
    if (value) to.enqueue(value);
    else to.close();
  };
  return sent(path, { method: "POST", body: new ReadableStream({ pull }), duplex: "half" });
}

test.each(["PUT", "PATCH", "DELETE", "OPTIONS"])("nobody sends %s", async (method) => {
  expect((await sent("/customers", { method })).status).toBe(405);
});

test.each([
  ["/customers", 6 * KB * KB],
  ["/api/auth/callback/credentials", 64 * KB],
])("what is sent to %s is turned away above %i bytes, whether it says its length or not", async (path, most) => {
  const told = (bytes: number) => sent(path, { method: "POST", headers: { "content-length": String(bytes) } });
  expect([(await told(most)).status, (await told(most + 1)).status]).toEqual([200, 413]);
  expect([(await unmeasured(path, most)).status, (await unmeasured(path, most + 1)).status]).toEqual([200, 413]);
});

test("each answer has a policy with a nonce of its own, refusals and pages alike", async () => {
  const answers = await Promise.all([sent("/"), sent("/"), sent("/", { method: "PUT" })]);
  const nonces = answers.map(
    ({ headers }) => /'nonce-([\w-]{22})'/.exec(headers.get("content-security-policy") ?? "")?.[1],
  );
  expect(new Set(nonces).size).toBe(3);
  expect(nonces).not.toContain(undefined);
});
