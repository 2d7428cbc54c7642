import "server-only";
import type { User } from "next-auth";
import type { OAuthConfig, UserinfoEndpointHandler } from "next-auth/providers/oauth";
import { admitFromProvider } from "@/lib/auth/admit-from-provider";
import { type ProviderClaims, readProviderClaims } from "@/lib/domain/access/provider-claims";
import type { ProviderRefusal } from "@/lib/domain/access/provider-fault";
import { placeOf } from "@/lib/domain/access/provider-places";
import { absoluteLifetimeMs } from "@/lib/domain/access/session-lifetime";
import type { SignInProvider } from "@/lib/support/env";
import { log } from "@/lib/support/log";

type Claims = Readonly<Record<string, unknown>>;

/** Makes the session of whoever is admitted; null when there is nobody to make it for. */
type OpenSession = (userId: string, claims: ProviderClaims) => Promise<{ id: string; sid: string } | null>;

interface RefusedVisitor extends User {
  readonly refusal: ProviderRefusal;
}

const DEADLINE_MS = 10_000;

/**
 * Sign-in by the authorization code flow with a proof key, state and nonce; the library checks the ID token's
 * signature, issuer, audience, nonce and times. An age is asked for so that the provider says when the person last
 * proved that it is them (OpenID Connect Core 1.0, 2).
 */
export function signInProvider(provider: SignInProvider, openSession: OpenSession): OAuthConfig<Claims> {
  return {
    id: "oidc",
    name: provider.name,
    type: "oauth",
    wellKnown: `${provider.issuer}/.well-known/openid-configuration`,
    clientId: provider.clientId,
    clientSecret: provider.clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: {
      params: { scope: "openid email profile", max_age: absoluteLifetimeMs("admin") / 1000 },
    },
    // Addresses and groups stand in the ID token with some providers, at the other address with others.
    userinfo: {
      request: async ({ client, tokens }) => {
        if (!isTokenSet(tokens)) throw new Error("The library handed over no set of tokens");
        const more = client.issuer.metadata.userinfo_endpoint ? await client.userinfo(tokens) : {};
        return { ...more, ...tokens.claims() };
      },
    },
    httpOptions: { timeout: DEADLINE_MS },
    profile: async (claims) => {
      const admitted = await admit(provider, claims, openSession).catch((error: unknown) => {
        log.error({ event: "sign-in-broke", err: error }, "signing in through the provider broke");
        return null;
      });
      return admitted ?? refused("provider-failed");
    },
  };
}

type Asked = Parameters<NonNullable<UserinfoEndpointHandler["request"]>>[0];
type TokenSet = Exclude<Parameters<Asked["client"]["userinfo"]>[0], string>;

/** The library's own type leaves out what it hands over. */
function isTokenSet(tokens: object): tokens is TokenSet {
  return "claims" in tokens && typeof tokens.claims === "function";
}

async function admit(
  provider: SignInProvider,
  claims: Claims,
  openSession: OpenSession,
): Promise<User | RefusedVisitor | null> {
  const read =
    claims.iss === provider.issuer || claims.iss === `${provider.issuer}/` ? readProviderClaims(claims) : null;
  if (read === null) return null;
  const { issuer, roles } = provider;
  const place = roles && placeOf(claims[roles.claim], roles.places);
  const admitted = await admitFromProvider({ issuer, claims: read, givesRoles: roles !== null, place });
  if (admitted.ok) return openSession(admitted.value, read);
  return refused(admitted.refusal.code);
}

function refused(refusal: ProviderRefusal): RefusedVisitor {
  return { id: "nobody", refusal };
}
