import "server-only";
import { z } from "zod";
import type { ProviderPlace } from "@/lib/domain/access/provider-places";
import { ConfigurationFault, type SettingFault } from "@/lib/support/configuration-fault";
import { DATABASE_FIELDS, type Environment, FIELDS } from "@/lib/support/setting-fields";
import { checkTogether } from "@/lib/support/setting-rules";

export interface DatabaseSettings {
  readonly secret: string;
  /** Opens what was sealed before the secret was changed, until all of it is sealed anew. */
  readonly formerSecret?: string | undefined;
  readonly databaseUrl: string;
}

export interface Settings extends DatabaseSettings {
  readonly port: number;
  readonly host: string;
  readonly appOrigin: string;
  readonly home: string;
  readonly adminEmail?: string | undefined;
  readonly adminPassword?: string | undefined;
  readonly cloudhealth: { readonly url: string; readonly apiKey: string; readonly ratePerMinute: number };
  readonly cloudmc: { readonly url: string; readonly apiKey: string };
  readonly here: {
    readonly usageUrl: string;
    readonly tokenUrl: string;
    readonly signingUrl?: string | undefined;
    readonly accessKeyId: string;
    readonly accessKeySecret: string;
    readonly realmId: string;
  };
  /** How long one call to an upstream may take, files apart. */
  readonly upstreamDeadlineMs: number;
  /** How many actions and routes one person may call at one web process. */
  readonly callsPerPersonPerMinute: number;
  /** What a Prometheus server says to be told the metrics. */
  readonly metricsToken?: string | undefined;
  readonly allowLoopbackUpstreams: boolean;
  readonly sandbox: boolean;
  readonly sandboxControlUrl?: string | undefined;
  /** Where people may sign in besides, through OpenID Connect. */
  readonly signInProvider?: SignInProvider | undefined;
  /** What takes the mails that hand over links to choose a password. */
  readonly mailServer?: { readonly url: string; readonly from: string } | undefined;
}

export interface SignInProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** As people call it. */
  readonly name: string;
  /** The claim roles are read from, and what its values mean; without it nobody's role is changed. */
  readonly roles: { readonly claim: string; readonly places: readonly ProviderPlace[] } | null;
}

let known: Settings | undefined;

/** Read once, when first asked, so that a test can set the environment before it asks. */
export function settings(): Settings {
  known ??= parseSettings(process.env);
  return known;
}

/** Pages are compiled as they are asked for, by code that runs in the browser too. */
export function isDevelopment(): boolean {
  return process.env.NODE_ENV === "development";
}

/** For the commands that need the database alone: they run where no upstream is configured. */
export function databaseSettings(): DatabaseSettings {
  if (known) return known;
  const fields = z.object(DATABASE_FIELDS).safeParse(withoutBlanks(process.env));
  if (!fields.success) throw new ConfigurationFault(toFaults(fields.error));
  return toDatabaseSettings(fields.data);
}

export function parseSettings(environment: Environment): Settings {
  const given = withoutBlanks(environment);
  const fields = z.object(FIELDS).safeParse(given);
  const faults = [...(fields.success ? [] : toFaults(fields.error)), ...checkTogether(given)];
  if (!fields.success || faults.length > 0) throw new ConfigurationFault(faults);
  return toSettings(fields.data);
}

type Fields = z.infer<z.ZodObject<typeof FIELDS>>;

function toSettings(fields: Fields): Settings {
  const host = fields.HOST.includes(":") ? `[${fields.HOST}]` : fields.HOST;
  return {
    port: fields.PORT,
    host: fields.HOST,
    appOrigin: fields.APP_ORIGIN ?? `http://${host}:${fields.PORT}`,
    home: fields.HEADWATER_HOME,
    ...toDatabaseSettings(fields),
    adminEmail: fields.HEADWATER_ADMIN_EMAIL,
    adminPassword: fields.HEADWATER_ADMIN_PASSWORD,
    cloudhealth: {
      url: fields.CLOUDHEALTH_URL,
      apiKey: fields.CLOUDHEALTH_API_KEY,
      ratePerMinute: fields.CLOUDHEALTH_RATE_PER_MINUTE,
    },
    cloudmc: { url: fields.CLOUDMC_URL, apiKey: fields.CLOUDMC_API_KEY },
    here: {
      usageUrl: fields.HERE_USAGE_URL,
      tokenUrl: fields.HERE_TOKEN_URL,
      signingUrl: fields.HERE_SIGNING_URL,
      accessKeyId: fields.HERE_ACCESS_KEY_ID,
      accessKeySecret: fields.HERE_ACCESS_KEY_SECRET,
      realmId: fields.HERE_REALM_ID,
    },
    upstreamDeadlineMs: fields.UPSTREAM_DEADLINE_MS,
    callsPerPersonPerMinute: fields.CALLS_PER_PERSON_PER_MINUTE,
    metricsToken: fields.METRICS_TOKEN,
    allowLoopbackUpstreams: fields.ALLOW_LOOPBACK_UPSTREAMS ?? fields.NODE_ENV !== "production",
    sandbox: fields.HEADWATER_SANDBOX,
    sandboxControlUrl: fields.SANDBOX_CONTROL_URL,
    signInProvider: toSignInProvider(fields),
    mailServer: fields.SMTP_URL && fields.SMTP_FROM ? { url: fields.SMTP_URL, from: fields.SMTP_FROM } : undefined,
  };
}

function toSignInProvider(fields: Fields): SignInProvider | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = fields;
  if (!issuer || !clientId || !clientSecret) return undefined;
  const { OIDC_ROLE_CLAIM: claim, OIDC_ROLES: places } = fields;
  const name = fields.OIDC_NAME ?? new URL(issuer).hostname;
  return { issuer, clientId, clientSecret, name, roles: claim && places ? { claim, places } : null };
}

function toDatabaseSettings(fields: z.infer<z.ZodObject<typeof DATABASE_FIELDS>>): DatabaseSettings {
  return {
    secret: fields.HEADWATER_SECRET,
    formerSecret: fields.HEADWATER_SECRET_FORMER,
    databaseUrl: fields.DATABASE_URL,
  };
}

function withoutBlanks(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
}

function toFaults(error: z.ZodError): SettingFault[] {
  return error.issues.map((issue) => ({ name: issue.path.join("."), problem: issue.message }));
}
