import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { verifyPassword } from "@/lib/auth/password";
import { sessionCookie } from "@/lib/auth/session-cookie";
import { absoluteLifetimeMs } from "@/lib/auth/session-lifetime";
import { countSignIn } from "@/lib/auth/sign-in-limit";
import { peopleDb } from "@/lib/db/client";
import { insertSession, revokeSession } from "@/lib/db/session-rows";
import { findUserForSignIn, type User } from "@/lib/db/user-rows";
import { now } from "@/lib/support/clock";
import { deriveSecret } from "@/lib/support/derive-secret";
import { settings } from "@/lib/support/env";
import { log } from "@/lib/support/log";

const SignInInput = z.object({
  // PostgreSQL keeps no NUL; what it cannot look for is nobody's address.
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(320)
    .regex(/^\P{Cc}*$/u),
  password: z.string().min(1).max(1024),
});

const LONGEST_SESSION_S = 24 * 60 * 60;

export function hashSid(sid: string): string {
  return createHash("sha256").update(sid).digest("base64url");
}

export function sessionSecret(): string {
  return deriveSecret("session");
}

async function signIn(
  user: User,
  request: { ip: string; userAgent: string | null },
): Promise<{ id: string; sid: string }> {
  const sid = randomBytes(32).toString("base64url");
  await insertSession(peopleDb(), {
    sidHash: hashSid(sid),
    userId: user.id,
    absoluteExpiresAt: new Date(now().getTime() + absoluteLifetimeMs(user.role)),
    ip: request.ip,
    userAgent: request.userAgent,
  });
  return { id: user.id, sid };
}

/** Throws a code the sign-in page turns into a sentence; a wrong address and a wrong password are one and the same. */
async function authorize(
  credentials: unknown,
  headers: Record<string, unknown>,
): Promise<{ id: string; sid: string } | null> {
  const input = SignInInput.safeParse(credentials);
  if (!input.success) return null;
  const ip = String(headers["x-forwarded-for"] ?? "unknown").slice(0, 64);
  const waitSeconds = await countSignIn(input.data.email, ip);
  if (waitSeconds !== null) throw new Error(`too-many:${waitSeconds}`);
  const found = await findUserForSignIn(peopleDb(), input.data.email);
  const matches = await verifyPassword(input.data.password, found?.passwordHash ?? null);
  if (!found || !matches || found.user.disabledAt) {
    log.info({ event: "sign-in-refused", ip }, "a sign-in was refused");
    return null;
  }
  const userAgent = typeof headers["user-agent"] === "string" ? headers["user-agent"].slice(0, 300) : null;
  return signIn(found.user, { ip, userAgent });
}

async function endPresentedSession(token: Record<string, unknown>): Promise<void> {
  if (typeof token?.sid === "string") await revokeSession(peopleDb(), hashSid(token.sid), now());
}

/** The token holds who and which session; role and tenant are read from the database on every request. */
export function authOptions(): NextAuthOptions {
  return {
    secret: sessionSecret(),
    session: { strategy: "jwt", maxAge: LONGEST_SESSION_S },
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        authorize: (credentials, request) => authorize(credentials, request.headers ?? {}),
      }),
    ],
    callbacks: {
      jwt: async ({ token, user }) => {
        if (!user || !("sid" in user)) return { sid: token.sid, uid: token.uid };
        return { sid: user.sid, uid: user.id };
      },
      session: async ({ session }) => ({ expires: session.expires }),
      redirect: async ({ url }) => {
        const target = new URL(url, settings().appOrigin);
        return target.origin === settings().appOrigin ? target.href : settings().appOrigin;
      },
    },
    events: { signOut: ({ token }) => endPresentedSession(token) },
    logger: {
      error: (code) => log.warn({ event: "auth", code }, "the sign-in library reported an error"),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}
