import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { headers } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { acceptCode } from "@/lib/auth/accept-code";
import { verifyPassword } from "@/lib/auth/password";
import { requestAddress } from "@/lib/auth/request-address";
import { callbackCookie, sessionCookie, visitCookie } from "@/lib/auth/session-cookie";
import { readSessionToken } from "@/lib/auth/session-token";
import { showTimesIn } from "@/lib/auth/show-times-in";
import { countSignIn } from "@/lib/auth/sign-in-limit";
import { signInProvider } from "@/lib/auth/sign-in-provider";
import { peopleDb } from "@/lib/db/client";
import { insertSession, revokeSession } from "@/lib/db/session-rows";
import { findUserById, findUserForSignIn, type User } from "@/lib/db/user-rows";
import type { ProviderClaims } from "@/lib/domain/access/provider-claims";
import { absoluteLifetimeMs } from "@/lib/domain/access/session-lifetime";
import { now } from "@/lib/support/clock";
import { deriveSecret } from "@/lib/support/derive-secret";
import { settings } from "@/lib/support/env";
import { log } from "@/lib/support/log";
import { noteSecurityEvent } from "@/lib/support/note-security-event";

const SignInInput = z.object({
  // PostgreSQL keeps no NUL; what it cannot look for is nobody's address.
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(320)
    .regex(/^\P{Cc}*$/u),
  password: z.string().min(1).max(1024),
  code: z.string().max(100).default(""),
});

const LONGEST_SESSION_S = 24 * 60 * 60;
const LONGEST_AGENT = 300;

export function hashSid(sid: string): string {
  return createHash("sha256").update(sid).digest("base64url");
}

export function sessionSecret(): string {
  return deriveSecret("session");
}

interface SignIn {
  readonly ip: string;
  readonly userAgent: string | null;
  readonly factor: "password" | "password and code" | "provider" | "provider with a second factor";
  readonly providerFactor?: boolean;
  readonly provenAt?: Date;
}

async function signIn(user: User, { factor, ...more }: SignIn): Promise<{ id: string; sid: string }> {
  noteSecurityEvent("signed-in", { ip: more.ip, person: user.id, factor });
  const sid = randomBytes(32).toString("base64url");
  await insertSession(peopleDb(), {
    sidHash: hashSid(sid),
    userId: user.id,
    absoluteExpiresAt: new Date(now().getTime() + absoluteLifetimeMs(user.role)),
    ...more,
  });
  return { id: user.id, sid };
}

/** Where the provider does not say when the person last proved that it is them, coming through it is the proof. */
async function signInFromProvider(
  userId: string,
  { provenAt, hasFactor }: ProviderClaims,
): Promise<{ id: string; sid: string } | null> {
  const user = await findUserById(peopleDb(), userId);
  if (!user) return null;
  const given = await headers();
  await endSessionOf(given.get("cookie"));
  const provenLast = provenAt && provenAt < now() ? { provenAt } : {};
  const userAgent = given.get("user-agent")?.slice(0, LONGEST_AGENT) ?? null;
  const factor = hasFactor ? "provider with a second factor" : "provider";
  return signIn(user, { ip: await requestAddress(), userAgent, factor, providerFactor: hasFactor, ...provenLast });
}

/**
 * Throws a code the sign-in page turns into a sentence; a wrong address and a wrong password are one and the same. That
 * somebody has a second factor is told only to who knows the password.
 */
async function authorize(
  credentials: unknown,
  headers: Record<string, unknown>,
): Promise<{ id: string; sid: string } | null> {
  const input = SignInInput.safeParse(credentials);
  if (!input.success) return null;
  const ip = String(headers["x-forwarded-for"] ?? "unknown").slice(0, 64);
  const waitSeconds = await countSignIn(input.data.email, ip);
  if (waitSeconds !== null) {
    noteSecurityEvent("sign-in-throttled", { ip });
    throw new Error(`too-many:${waitSeconds}`);
  }
  const found = await findUserForSignIn(peopleDb(), input.data.email);
  const matches = await verifyPassword(input.data.password, found?.passwordHash ?? null);
  if (!found || !matches || found.user.disabledAt) {
    noteSecurityEvent("sign-in-refused", { ip, person: found?.user.id ?? null, factor: "password" });
    return null;
  }
  if (found.user.factorSince) {
    if (input.data.code === "") throw new Error("code-needed");
    if (!(await acceptCode(found.user, input.data.code))) {
      noteSecurityEvent("sign-in-refused", { ip, person: found.user.id, factor: "code" });
      throw new Error("code-wrong");
    }
  }
  await endSessionOf(headers.cookie);
  const userAgent = typeof headers["user-agent"] === "string" ? headers["user-agent"].slice(0, LONGEST_AGENT) : null;
  return signIn(found.user, { ip, userAgent, factor: found.user.factorSince ? "password and code" : "password" });
}

async function endPresentedSession(token: Record<string, unknown> | null): Promise<void> {
  if (typeof token?.sid === "string") await revokeSession(peopleDb(), hashSid(token.sid), now());
}

/** Whoever signs in leaves the session they came with, their own or one that somebody planted (ASVS 7.2.4). */
async function endSessionOf(cookies: unknown): Promise<void> {
  const name = `${sessionCookie().name}=`;
  const token = String(cookies ?? "")
    .split("; ")
    .find((pair) => pair.startsWith(name))
    ?.slice(name.length);
  if (token) await endPresentedSession(await readSessionToken({ token }));
}

/** The first words of what the library says; what follows them may be out of the address somebody came by. */
function reasonOf(about: unknown): string | null {
  const error = typeof about === "object" && about !== null && "error" in about ? about.error : about;
  return error instanceof Error ? (/^[\w ]{1,60}/.exec(error.message)?.[0] ?? null) : null;
}

/** The token holds who and which session; role and tenant are read from the database on every request. */
export function authOptions(): NextAuthOptions {
  const { signInProvider: provider } = settings();
  return {
    secret: sessionSecret(),
    session: { strategy: "jwt", maxAge: LONGEST_SESSION_S },
    jwt: { decode: readSessionToken },
    cookies: {
      sessionToken: sessionCookie(),
      callbackUrl: callbackCookie(),
      pkceCodeVerifier: visitCookie("pkce"),
      state: visitCookie("state"),
      nonce: visitCookie("nonce"),
    },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {}, code: {} },
        authorize: (credentials, request) => authorize(credentials, request.headers ?? {}),
      }),
      ...(provider ? [signInProvider(provider, signInFromProvider)] : []),
    ],
    callbacks: {
      signIn: ({ user }) => {
        if (!("refusal" in user)) return true;
        noteSecurityEvent("sign-in-refused", { person: null, factor: "provider", why: String(user.refusal) });
        return `${settings().appOrigin}/sign-in?error=${user.refusal}`;
      },
      jwt: async ({ token, user }) => {
        if (!user || !("sid" in user)) return { sid: token.sid, uid: token.uid };
        return { sid: user.sid, uid: user.id };
      },
      session: async ({ session }) => ({ expires: session.expires }),
      redirect: async ({ url }) => {
        const { appOrigin } = settings();
        const target = URL.canParse(url, appOrigin) ? new URL(url, appOrigin) : null;
        return target?.origin === appOrigin ? target.href : appOrigin;
      },
    },
    events: {
      signIn: async ({ user }) => showTimesIn((await findUserById(peopleDb(), user.id))?.timeZone ?? null),
      signOut: ({ token }) => endPresentedSession(token),
    },
    logger: {
      error: (code, about) =>
        log.warn({ event: "auth", code, reason: reasonOf(about) }, "the sign-in library reported an error"),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}
