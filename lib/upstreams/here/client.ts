import "server-only";
import { type ClientOptions, type Connection, DEFAULT_DEADLINE_MS } from "@/lib/upstreams/connection";
import type { CallPriority } from "@/lib/upstreams/gate";
import { type TokenOptions, type TokenSource, tokenSource } from "@/lib/upstreams/here/token";
import { errorLines } from "@/lib/upstreams/here/wire";

export interface HereOptions extends ClientOptions, TokenOptions {
  /** Such that `/v2/usage/…` follows. */
  readonly usageUrl: string;
  /** The partner's own realm. */
  readonly realmId: string;
}

export interface HereClient {
  readonly kind: "here";
  readonly realmId: string;
  readonly tokens: TokenSource;
  readonly connectWith: (token: string, isFresh: boolean) => Connection;
}

export function hereClient(options: HereOptions): HereClient {
  const { usageUrl, realmId, accessKeyId, accessKeySecret, gate } = options;
  const unsigned: Connection = {
    upstream: "here",
    base: usageUrl,
    gate,
    deadlineMs: options.deadlineMs ?? DEFAULT_DEADLINE_MS,
    reads: options.reads ?? "sync",
    ...(options.stop ? { stop: options.stop } : {}),
    credentials: () => ({}),
    secrets: () => [accessKeySecret, accessKeyId],
    linesOf: errorLines,
  };
  return {
    kind: "here",
    realmId,
    tokens: tokenSource(unsigned, options),
    connectWith: (token, isFresh) => ({
      ...unsigned,
      credentials: () => ({ authorization: `Bearer ${token}` }),
      secrets: () => [token, ...unsigned.secrets()],
      mayHaveExpired: !isFresh,
    }),
  };
}

export interface TokenUse<T> {
  readonly priority?: CallPriority;
  readonly run: (connection: Connection) => Promise<T>;
  /** Whether what came of it, value or failure, says that the token was refused: then nothing was done. */
  readonly isRefused: (result: { readonly value: T } | { readonly error: unknown }) => boolean;
}

/** Runs a call with the kept token and, if that one was refused, once more with a new one. */
export async function withToken<T>(client: HereClient, use: TokenUse<T>): Promise<T> {
  const { token, isFresh } = await client.tokens.take(use.priority);
  try {
    const value = await use.run(client.connectWith(token, isFresh));
    if (isFresh || !use.isRefused({ value })) return value;
  } catch (error) {
    if (!use.isRefused({ error })) throw error;
    if (isFresh) throw error;
  }
  client.tokens.drop(token);
  const renewed = await client.tokens.take(use.priority);
  return use.run(client.connectWith(renewed.token, true));
}
