/** What the sandbox prints about itself when it listens. */
export interface SandboxPlace {
  readonly cloudhealth: string;
  readonly cloudmc: string;
  readonly here: string;
  readonly hereToken: string;
  readonly control: string;
}

type Upstream = "cloudhealth" | "cloudmc" | "here";

// Fixed and public (sandbox/README.md): they open nothing but the emulator.
const KEYS = {
  cloudhealth: { CLOUDHEALTH_API_KEY: "5b2d6a0e-7c1f-4f55-9d3e-0c1b7e5a9f10" },
  cloudmc: { CLOUDMC_API_KEY: "sandbox-cloudmc-key-7Q2" },
  here: {
    HERE_ACCESS_KEY_ID: "sandboxHereKey01",
    HERE_ACCESS_KEY_SECRET: "sandboxHereSecretForTestsOnly01",
    HERE_REALM_ID: "org100000001",
  },
} as const satisfies Record<Upstream, Record<string, string>>;

const ALL: readonly Upstream[] = ["cloudhealth", "cloudmc", "here"];

/** Only where nothing real is behind it is the portal the sandbox's: its people's password is public. */
export function sandboxEnvironment(place: SandboxPlace, upstreams: readonly Upstream[] = ALL): Record<string, string> {
  const addresses: Record<Upstream, Record<string, string>> = {
    cloudhealth: { CLOUDHEALTH_URL: place.cloudhealth },
    cloudmc: { CLOUDMC_URL: place.cloudmc },
    here: { HERE_USAGE_URL: place.here, HERE_TOKEN_URL: place.hereToken },
  };
  const chosen = upstreams.map((upstream) => ({ ...addresses[upstream], ...KEYS[upstream] }));
  return Object.assign(
    { ALLOW_LOOPBACK_UPSTREAMS: "1", SANDBOX_CONTROL_URL: place.control },
    upstreams.length === ALL.length ? { HEADWATER_SANDBOX: "1" } : {},
    ...chosen,
  );
}

const REQUIRED: Record<Upstream, readonly string[]> = {
  cloudhealth: ["CLOUDHEALTH_URL", "CLOUDHEALTH_API_KEY"],
  cloudmc: ["CLOUDMC_URL", "CLOUDMC_API_KEY"],
  here: ["HERE_USAGE_URL", "HERE_TOKEN_URL", "HERE_ACCESS_KEY_ID", "HERE_ACCESS_KEY_SECRET", "HERE_REALM_ID"],
};

/** An upstream none of whose settings is given. One that is half configured is a fault, not a wish for the sandbox. */
export function unconfiguredUpstreams(environment: Readonly<Record<string, string | undefined>>): Upstream[] {
  return ALL.filter((upstream) => REQUIRED[upstream].every((name) => !environment[name]?.trim()));
}
