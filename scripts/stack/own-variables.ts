type Environment = Readonly<Record<string, string | undefined>>;

const OWN =
  /^(HEADWATER|CLOUDHEALTH|CLOUDMC|HERE|OIDC|SMTP)_|^(DATABASE_URL|APP_ORIGIN|HOST|PORT|NODE_ENV|SANDBOX_CONTROL_URL|UPSTREAM_DEADLINE_MS|CALLS_PER_PERSON_PER_MINUTE|METRICS_TOKEN|ALLOW_LOOPBACK_UPSTREAMS)$/;

const pick = (environment: Environment, wanted: boolean) =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value !== undefined && OWN.test(name) === wanted ? [[name, value] as const] : [],
    ),
  );

/** What of an environment is Headwater's: nothing else of it is ever written down. */
export const ownOf = (environment: Environment) => pick(environment, true);

/** What of an environment is not Headwater's: what a stack made for a test may inherit. */
export const othersOf = (environment: Environment) => pick(environment, false);
