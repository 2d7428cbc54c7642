import { z } from "zod";
import { isAbsent, type WriteBody } from "../write-body";

/** A part of an account's configuration, in the upstream's own field names. */
type Section = Record<string, string | boolean>;

export type AccountSettings = {
  updatedAt: string;
  hidePublicFields: boolean;
  region: string;
  authentication: Section;
  billing: Section;
  costAndUsageReport: Section;
  cloudtrail: Section;
  cloudwatch: Section;
  awsConfig: Section;
};

const REGIONS = ["global", "govcloud"];

const Flag = z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")]).nullish();
const Text = z.string().nullish();

/** Secrets are not among the fields, so they are neither kept nor answered. */
const SECTIONS = {
  authentication: {
    field: "authentication",
    shape: z.object({
      protocol: Text,
      access_key: Text,
      assume_role_arn: Text,
      assume_role_external_id: Text,
    }),
  },
  billing: { field: "billing", shape: z.object({ bucket: Text }) },
  costAndUsageReport: { field: "cost_and_usage_report", shape: z.object({ bucket: Text, path: Text }) },
  cloudtrail: { field: "cloudtrail", shape: z.object({ enabled: Flag, bucket: Text, prefix: Text }) },
  cloudwatch: { field: "cloudwatch", shape: z.object({ enabled: Flag, namespaces: Text, runtime: Text }) },
  awsConfig: { field: "aws_config", shape: z.object({ enabled: Flag, bucket: Text, prefix: Text }) },
} as const;

const PROTOCOLS: Record<string, readonly string[]> = {
  access_key: ["access_key"],
  assume_role: ["assume_role_arn", "assume_role_external_id"],
};

/** What an account has when a client says nothing but its name. */
export function freshSettings(updatedAt: string): AccountSettings {
  return {
    updatedAt,
    hidePublicFields: false,
    region: "global",
    authentication: {},
    billing: {},
    costAndUsageReport: {},
    cloudtrail: {},
    cloudwatch: { enabled: true, namespaces: "CWAgent,System/Linux,System/Windows" },
    awsConfig: {},
  };
}

type Reading = { body: WriteBody; stored: AccountSettings; errors: string[] };

function readSection({ body, stored: before, errors }: Reading, name: keyof typeof SECTIONS): Section {
  const { field, shape } = SECTIONS[name];
  const said = body[field];
  const stored = before[name];
  if (isAbsent(said)) return stored;
  const read = shape.safeParse(said);
  if (read.success) {
    const given = Object.entries(read.data).filter((entry): entry is [string, string | boolean] => !isAbsent(entry[1]));
    return { ...stored, ...Object.fromEntries(given) };
  }
  const path = read.error.issues[0]?.path.join(".") ?? "";
  errors.push(`${field}${path === "" ? "" : `.${path}`} is not of the right kind`);
  return stored;
}

/** A changed protocol leaves nothing behind of the one before. */
function ofItsProtocol(authentication: Section, errors: string[]): Section {
  const { protocol } = authentication;
  if (protocol === undefined) return authentication;
  const fields = PROTOCOLS[String(protocol)];
  if (fields === undefined) {
    errors.push(`Authentication protocol must be one of ${Object.keys(PROTOCOLS).join(", ")}`);
    return authentication;
  }
  return Object.fromEntries(
    Object.entries(authentication).filter(([field]) => field === "protocol" || fields.includes(field)),
  );
}

/** Reads what the body says over what is stored; fields nobody may write are passed over. */
export function readSettings(body: WriteBody, stored: AccountSettings, errors: string[]): AccountSettings {
  const section = (name: keyof typeof SECTIONS) => readSection({ body, stored, errors }, name);
  const hide = Flag.safeParse(body.hide_public_fields);
  if (!hide.success) errors.push("hide_public_fields must be true or false");
  const region = isAbsent(body.region) ? stored.region : body.region;
  const isRegion = typeof region === "string" && REGIONS.includes(region);
  if (!isRegion) errors.push(`Region must be one of ${REGIONS.join(", ")}`);
  return {
    ...stored,
    hidePublicFields: hide.data ?? stored.hidePublicFields,
    region: isRegion ? region : stored.region,
    authentication: ofItsProtocol(section("authentication"), errors),
    billing: section("billing"),
    costAndUsageReport: section("costAndUsageReport"),
    cloudtrail: section("cloudtrail"),
    cloudwatch: section("cloudwatch"),
    awsConfig: section("awsConfig"),
  };
}
