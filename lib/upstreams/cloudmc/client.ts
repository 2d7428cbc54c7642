import "server-only";
import { errorLines, isRefusal } from "@/lib/upstreams/cloudmc/wire";
import { type ClientOptions, type Connection, DEFAULT_DEADLINE_MS } from "@/lib/upstreams/connection";

export interface CloudmcOptions extends ClientOptions {
  /** Such that `/api/v2/…` follows. */
  readonly url: string;
  readonly apiKey: string;
}

export interface CloudmcClient {
  readonly kind: "cloudmc";
  readonly connection: Connection;
}

export function cloudmcClient(options: CloudmcOptions): CloudmcClient {
  const { url, apiKey, gate, deadlineMs = DEFAULT_DEADLINE_MS, reads = "sync", stop } = options;
  return {
    kind: "cloudmc",
    connection: {
      upstream: "cloudmc",
      base: url,
      gate,
      deadlineMs,
      reads,
      ...(stop ? { stop } : {}),
      credentials: () => ({ "MC-Api-Key": apiKey }),
      secrets: () => [apiKey],
      linesOf: errorLines,
      isRefusal,
    },
  };
}
