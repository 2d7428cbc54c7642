import { encode } from "next-auth/jwt";
import { afterEach, expect, test } from "vitest";
import { readSessionToken } from "@/lib/auth/session-token";
import { deriveSecret } from "@/lib/support/derive-secret";

const OLD = "an old secret of more than 32 bytes";
process.env.HEADWATER_SECRET = "a new secret of more than 32 bytes!";
process.env.DATABASE_URL = "postgresql://owner:word@db.example.com:5432/headwater?sslmode=verify-full";
afterEach(() => {
  delete process.env.HEADWATER_SECRET_FORMER;
});

const tokenOf = (secret?: string) => encode({ token: { sid: "one" }, secret: deriveSecret("session", secret) });

test("while the secret changes the cookies of before are taken, and only then", async () => {
  const [before, now] = [await tokenOf(OLD), await tokenOf()];
  expect(await readSessionToken({ token: now })).toMatchObject({ sid: "one" });
  expect(await readSessionToken({ token: before })).toBeNull();
  process.env.HEADWATER_SECRET_FORMER = OLD;
  expect(await readSessionToken({ token: now })).toMatchObject({ sid: "one" });
  expect(await readSessionToken({ token: before })).toMatchObject({ sid: "one" });
  expect(await readSessionToken({ token: "nonsense" })).toBeNull();
});
