import { ConfigurationFault, type SettingFault } from "@/lib/support/configuration-fault";
import { parseSettings, type Settings } from "@/lib/support/env";
import { keptSecret } from "./home.mjs";
import { sandboxEnvironment, unconfiguredUpstreams } from "./sandbox-environment";
import type { Given, Mode, Variables } from "./variables";

export interface StackConfiguration {
  readonly given: Given;
  readonly settings: Settings;
  readonly hasOwnDatabase: boolean;
  readonly sandboxed: ReturnType<typeof unconfiguredUpstreams>;
  readonly sandboxRateLimit: string | undefined;
}

// Only to judge the rest before anything runs; the real address is known once the database has started.
const LATER_DATABASE = "postgresql://headwater_owner@127.0.0.1/headwater";
const SANDBOX_LIMITS = /^(off|[1-9]\d{0,5})$/;

export function readStackConfiguration(home: string, mode: Mode): StackConfiguration {
  const given = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]?.trim()),
  );
  const sandboxed = unconfiguredUpstreams(given);
  const sandboxRateLimit = given.HEADWATER_SANDBOX_RATE_LIMIT;
  const faults = sandboxFaults(given, sandboxed);
  if (sandboxRateLimit && !SANDBOX_LIMITS.test(sandboxRateLimit)) {
    faults.push({ name: "HEADWATER_SANDBOX_RATE_LIMIT", problem: "must be off or a number of calls a minute" });
  }
  const settings = judge({ ...given, ...base(home, given, mode), ...placeholders(given, sandboxed) }, faults);
  return { given, settings, hasOwnDatabase: !given.DATABASE_URL, sandboxed, sandboxRateLimit };
}

/** The variables every process of the stack shares, apart from the addresses that are known only later. */
export function base(home: string, given: Given, mode: Mode): Variables {
  return {
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: "1",
    HEADWATER_HOME: home,
    HEADWATER_SECRET: given.HEADWATER_SECRET ?? keptSecret(home, "secret"),
    DATABASE_URL: given.DATABASE_URL ?? LATER_DATABASE,
  };
}

/** The configured upstreams are judged as in production, whatever stands in for the others. */
function placeholders(given: Given, sandboxed: StackConfiguration["sandboxed"]): Given {
  const nowhere = "https://sandbox.invalid";
  const place = { cloudhealth: nowhere, cloudmc: nowhere, here: nowhere, hereToken: nowhere, control: nowhere };
  const { ALLOW_LOOPBACK_UPSTREAMS: _, ...rest } = sandboxEnvironment(place, sandboxed);
  return given.ALLOW_LOOPBACK_UPSTREAMS ? { ...rest, ALLOW_LOOPBACK_UPSTREAMS: given.ALLOW_LOOPBACK_UPSTREAMS } : rest;
}

function sandboxFaults(given: Given, sandboxed: StackConfiguration["sandboxed"]): SettingFault[] {
  if (given.NODE_ENV !== "production" || given.ALLOW_LOOPBACK_UPSTREAMS === "1") return [];
  return sandboxed.map((upstream) => ({
    name: { cloudhealth: "CLOUDHEALTH_URL", cloudmc: "CLOUDMC_URL", here: "HERE_USAGE_URL" }[upstream],
    problem: "is missing: with NODE_ENV=production the sandbox stands in only if ALLOW_LOOPBACK_UPSTREAMS=1",
  }));
}

function judge(environment: Given, faults: readonly SettingFault[]): Settings {
  try {
    const settings = parseSettings(environment);
    if (faults.length === 0) return settings;
  } catch (error) {
    if (!(error instanceof ConfigurationFault)) throw error;
    throw new ConfigurationFault([...faults, ...error.faults]);
  }
  throw new ConfigurationFault(faults);
}
