import "server-only";
import { headers } from "next/headers";

/** Where a request comes from, as far as the proxy in front says; only ever counted and shown. */
export async function requestAddress(): Promise<string> {
  return ((await headers()).get("x-forwarded-for") ?? "unknown").slice(0, 64);
}
