import "server-only";
import type { SettingFault } from "@/lib/support/configuration-fault";
import { parseUrl } from "@/lib/support/parse-url";
import { isLoopbackHost, isPrivateHost } from "@/lib/support/private-host";
import type { Environment } from "@/lib/support/setting-fields";

const UPSTREAM_ADDRESSES = ["CLOUDHEALTH_URL", "CLOUDMC_URL", "HERE_USAGE_URL", "HERE_TOKEN_URL"];

/** The rules that need two settings. They judge whatever can be read, so that faults of single settings do not hide them. */
export function checkTogether(given: Environment): SettingFault[] {
  return [...checkOrigin(given), ...UPSTREAM_ADDRESSES.flatMap((name) => checkUpstream(name, given))];
}

function checkOrigin(given: Environment): SettingFault[] {
  const host = given.HOST ?? "127.0.0.1";
  const origin = parseUrl(given.APP_ORIGIN);
  if (origin?.protocol === "https:") return [];
  if (!isLoopbackHost(host)) {
    return [{ name: "HOST", problem: "may be other than a loopback address only when APP_ORIGIN is an https address" }];
  }
  if (origin && !isLoopbackHost(origin.hostname)) {
    return [{ name: "APP_ORIGIN", problem: "must be https: plain http is for loopback addresses only" }];
  }
  return [];
}

function checkUpstream(name: string, given: Environment): SettingFault[] {
  const url = parseUrl(given[name]);
  if (!url) return [];
  const isPrivate = isPrivateHost(url.hostname);
  const isAllowed = given.ALLOW_LOOPBACK_UPSTREAMS
    ? ["1", "true", "on"].includes(given.ALLOW_LOOPBACK_UPSTREAMS)
    : given.NODE_ENV !== "production";
  if (isPrivate && !isAllowed) {
    return [{ name, problem: "is on a private or loopback address, which needs ALLOW_LOOPBACK_UPSTREAMS=1" }];
  }
  if (!isPrivate && url.protocol === "http:") {
    return [{ name, problem: "must be https: the key would travel readable over plain http" }];
  }
  return [];
}
