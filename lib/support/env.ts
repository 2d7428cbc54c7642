import "server-only";
import { z } from "zod";
import { ConfigurationFault, type SettingFault } from "@/lib/support/configuration-fault";
import { DATABASE_FIELDS, type Environment, FIELDS } from "@/lib/support/setting-fields";
import { checkTogether } from "@/lib/support/setting-rules";

export interface DatabaseSettings {
  readonly secret: string;
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
  readonly allowLoopbackUpstreams: boolean;
  readonly sandbox: boolean;
  readonly sandboxControlUrl?: string | undefined;
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
  return { secret: fields.data.HEADWATER_SECRET, databaseUrl: fields.data.DATABASE_URL };
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
    secret: fields.HEADWATER_SECRET,
    databaseUrl: fields.DATABASE_URL,
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
    allowLoopbackUpstreams: fields.ALLOW_LOOPBACK_UPSTREAMS ?? fields.NODE_ENV !== "production",
    sandbox: fields.HEADWATER_SANDBOX,
    sandboxControlUrl: fields.SANDBOX_CONTROL_URL,
  };
}

function withoutBlanks(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
}

function toFaults(error: z.ZodError): SettingFault[] {
  return error.issues.map((issue) => ({ name: issue.path.join("."), problem: issue.message }));
}
