import "server-only";
import { errorLines } from "@/lib/upstreams/cloudhealth/wire";
import { type ClientOptions, type Connection, DEFAULT_DEADLINE_MS } from "@/lib/upstreams/connection";

export interface CloudhealthOptions extends ClientOptions {
  /** Such that `/v1/customers` follows. */
  readonly url: string;
  readonly apiKey: string;
}

export interface CloudhealthClient {
  readonly kind: "cloudhealth";
  readonly connection: Connection;
}

/** The key goes into a header only: in the query, where it is allowed too, it would end in logs. */
export function cloudhealthClient(options: CloudhealthOptions): CloudhealthClient {
  const { url, apiKey, gate, deadlineMs = DEFAULT_DEADLINE_MS, reads = "sync", stop } = options;
  return {
    kind: "cloudhealth",
    connection: {
      upstream: "cloudhealth",
      base: url,
      gate,
      deadlineMs,
      reads,
      ...(stop ? { stop } : {}),
      credentials: () => ({ authorization: `Bearer ${apiKey}` }),
      secrets: () => [apiKey],
      linesOf: errorLines,
    },
  };
}
