import "server-only";
import type { Upstream } from "@/lib/domain/values/upstream";

export type QueryPair = readonly [name: string, value: string];

export interface UpstreamRequest {
  readonly upstream: Upstream;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly base: string;
  /** Template such as `/v1/customers/:id`; errors name the template, never the filled path. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: readonly QueryPair[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly deadlineMs?: number;
  /** How long the head of the answer may take; 0 leaves that to the deadline alone. */
  readonly headersTimeoutMs?: number;
  readonly maxBytes?: number;
  /** Breaks the call off; for reads only. */
  readonly stop?: AbortSignal;
}

/** The address of a request. It may hold a key or a customer's id: it goes to the socket and nowhere else. */
export function addressOf(request: UpstreamRequest): URL {
  const address = new URL(request.base);
  const path = request.path.replace(/:([a-zA-Z]+)/g, (_, name: string) => segment(request.params?.[name], name));
  address.pathname = address.pathname.replace(/\/+$/, "") + path;
  address.search = (request.query ?? [])
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");
  return address;
}

function segment(value: string | undefined, name: string): string {
  if (value === undefined || value === "" || /^\.+$/.test(value)) throw new Error(`Path needs ${name}`);
  return encodeURIComponent(value);
}
