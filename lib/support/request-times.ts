import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { collectDefaultMetrics, Histogram } from "prom-client";

const BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const METHODS = ["GET", "HEAD", "POST"];

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * Counts every request this process answers, from its head to the end of its answer. Labels hold what there are few of:
 * whoever asks for many addresses must not make the series many, and no id may leave by them.
 */
export function timeRequests(): void {
  collectDefaultMetrics();
  const times = new Histogram({
    name: "headwater_request_seconds",
    help: "Requests answered by this web process, from head to end of answer",
    labelNames: ["kind", "method", "status"],
    buckets: BUCKETS_S,
  });
  const began = new WeakMap<IncomingMessage, number>();
  subscribe("http.server.request.start", (message) => began.set((message as Exchange).request, performance.now()));
  subscribe("http.server.response.finish", (message) => {
    const { request, response } = message as Exchange;
    const since = began.get(request);
    if (since === undefined) return;
    const labels = {
      kind: kindOf(request),
      method: methodOf(request),
      status: `${Math.trunc(response.statusCode / 100)}xx`,
    };
    times.observe(labels, (performance.now() - since) / 1_000);
  });
}

/** What is asked for; a page's next part and its data count as the page. */
export function kindOf({ url = "", headers }: Pick<IncomingMessage, "url" | "headers">): string {
  if (url.startsWith("/_next/")) return "file";
  if (url.startsWith("/api/")) return "route";
  return "next-action" in headers ? "action" : "page";
}

function methodOf({ method = "" }: IncomingMessage): string {
  return METHODS.includes(method) ? method : "other";
}
