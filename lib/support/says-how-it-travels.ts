import "server-only";
import { parseUrl } from "@/lib/support/parse-url";
import { isLoopbackHost } from "@/lib/support/private-host";

const STATED = ["verify-full", "disable"];

/** A database on another machine is reached over TLS, or its address says that it is not: nothing falls back unsaid. */
export function saysHowItTravels(address: string): boolean {
  const url = parseUrl(address);
  return url === null || isLoopbackHost(url.hostname) || STATED.includes(url.searchParams.get("sslmode") ?? "");
}
