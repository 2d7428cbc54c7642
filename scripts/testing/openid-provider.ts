import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

export const OPENID_CLIENT = { id: "headwater", secret: "only-the-test-and-the-provider-know-this" } as const;

export interface OpenIdAccount {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
  readonly groups?: readonly string[];
  readonly amr?: readonly string[];
}

export interface OpenIdProvider {
  readonly issuer: string;
  /** Who has just proven to the provider that it is them; null: somebody who turns back. */
  account: OpenIdAccount | null;
  readonly close: () => Promise<void>;
}

export async function listening(server: Server, port = 0): Promise<string> {
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A real OpenID provider on this machine that takes everybody at their word and asks for no consent. */
export async function startOpenIdProvider(portal: string, port = 0): Promise<OpenIdProvider> {
  const server = createServer();
  const issuer = await listening(server, port);
  const idp: OpenIdProvider = { issuer, account: null, close: () => closing(server) };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: OPENID_CLIENT.id,
        client_secret: OPENID_CLIENT.secret,
        redirect_uris: [`${portal}/api/auth/callback/oidc`],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups", "amr"] },
    cookies: { keys: ["only-for-tests"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ ...idp.account, sub: accountId }) }),
    loadExistingGrant: async ({ oidc }) => {
      const accountId = oidc.session?.accountId;
      const grant = new oidc.provider.Grant({ clientId: OPENID_CLIENT.id, ...(accountId ? { accountId } : {}) });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on("request", (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return answer(request, response);
    const { account } = idp;
    const result = account ? { login: { accountId: account.sub } } : { error: "access_denied" };
    return provider.interactionFinished(request, response, result);
  });
  return idp;
}

function closing(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
