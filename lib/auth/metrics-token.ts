import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { settings } from "@/lib/support/env";

/** Whether a request for metrics brings the token that was configured; without one nobody may ask. */
export function bringsMetricsToken(headers: Headers): boolean {
  const { metricsToken } = settings();
  const given = /^Bearer (.+)$/.exec(headers.get("authorization") ?? "")?.[1];
  return Boolean(metricsToken && given) && timingSafeEqual(hash(given ?? ""), hash(metricsToken ?? ""));
}

function hash(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
