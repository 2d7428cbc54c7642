import "server-only";
import type { SettingFault } from "@/lib/support/configuration-fault";
import { parseUrl } from "@/lib/support/parse-url";
import { isLoopbackHost, isPrivateHost } from "@/lib/support/private-host";
import type { Environment } from "@/lib/support/setting-fields";

const UPSTREAM_ADDRESSES = ["CLOUDHEALTH_URL", "CLOUDMC_URL", "HERE_USAGE_URL", "HERE_TOKEN_URL"];

/** The rules that need two settings. They judge whatever can be read, so that faults of single settings do not hide them. */
export function checkTogether(given: Environment): SettingFault[] {
  return [
    ...checkOrigin(given),
    ...UPSTREAM_ADDRESSES.flatMap((name) => checkUpstream(name, given)),
    ...checkSignInProvider(given),
    ...checkPair(given, "SMTP_URL", "SMTP_FROM"),
  ];
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
  const fault = upstreamAddressFault(given[name], mayBeLoopback(given));
  return fault ? [{ name, problem: PROBLEMS[fault] }] : [];
}

function mayBeLoopback(given: Environment): boolean {
  return given.ALLOW_LOOPBACK_UPSTREAMS
    ? ["1", "true", "on"].includes(given.ALLOW_LOOPBACK_UPSTREAMS)
    : given.NODE_ENV !== "production";
}

/** Two settings that mean something together only. */
function checkPair(given: Environment, one: string, other: string): SettingFault[] {
  if (Boolean(given[one]) === Boolean(given[other])) return [];
  const [there, missing] = given[one] ? [one, other] : [other, one];
  return [{ name: missing, problem: `is missing: ${there} needs it` }];
}

/** Whoever speaks in the provider's place says who signs in: plain http is for this machine alone. */
function checkSignInProvider(given: Environment): SettingFault[] {
  if (!Object.keys(given).some((name) => name.startsWith("OIDC_"))) return [];
  const missing = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"].filter((name) => !given[name]);
  const faults = missing.map((name) => ({ name, problem: "is missing: the sign-in provider needs it" }));
  faults.push(...checkPair(given, "OIDC_ROLE_CLAIM", "OIDC_ROLES"));
  const issuer = parseUrl(given.OIDC_ISSUER);
  if (issuer?.protocol === "http:" && !(isLoopbackHost(issuer.hostname) && mayBeLoopback(given))) {
    faults.push({
      name: "OIDC_ISSUER",
      problem: "must be https: it says who signs in (http on this machine needs ALLOW_LOOPBACK_UPSTREAMS=1)",
    });
  }
  return faults;
}

const PROBLEMS = {
  "address-private": "is on a private or loopback address, which needs ALLOW_LOOPBACK_UPSTREAMS=1",
  "address-plain": "must be https: the key would travel readable over plain http",
} as const;

/** Null when keys may be sent there, or when it is no address at all. */
export function upstreamAddressFault(address: string | undefined, mayBePrivate: boolean): keyof typeof PROBLEMS | null {
  const url = parseUrl(address);
  if (!url) return null;
  if (isPrivateHost(url.hostname)) return mayBePrivate ? null : "address-private";
  return url.protocol === "http:" ? "address-plain" : null;
}
