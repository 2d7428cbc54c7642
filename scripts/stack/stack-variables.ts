import { type SandboxPlace, sandboxEnvironment } from "./sandbox-environment";
import { base, type StackConfiguration } from "./stack-configuration";
import type { Mode, Variables } from "./variables";
import { webEnvironment } from "./web-environment";

const UNLIMITED_PER_MINUTE = "60000";

export interface KnownPlaces {
  readonly databaseUrl: string;
  readonly place: SandboxPlace | undefined;
}

/** The whole environment of the web and the worker, and of the commands that join a running stack. */
export function stackVariables(
  { home, mode }: { home: string; mode: Mode },
  configuration: StackConfiguration,
  { databaseUrl, place }: KnownPlaces,
): Variables {
  const { given, settings, sandboxed } = configuration;
  const shared = { ...given, ...base(home, given, mode), DATABASE_URL: databaseUrl };
  Object.assign(process.env, shared);
  const isUnlimited = configuration.sandboxRateLimit === "off" && sandboxed.includes("cloudhealth");
  return {
    ...shared,
    ...(isUnlimited && !given.CLOUDHEALTH_RATE_PER_MINUTE ? { CLOUDHEALTH_RATE_PER_MINUTE: UNLIMITED_PER_MINUTE } : {}),
    ...(place ? sandboxEnvironment(place, sandboxed) : {}),
    ...webEnvironment(settings),
  };
}
