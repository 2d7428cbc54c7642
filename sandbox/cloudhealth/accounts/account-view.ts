import { hexOf } from "../../dice";
import type { Account } from "../../rows";
import { type AccountSettings, freshSettings } from "./account-settings";

/** How the partner's own accounts stand before anybody changes one. */
export function settingsOf(account: Account): AccountSettings {
  return (
    account.settings ?? {
      ...freshSettings(account.createdAt),
      authentication: {
        protocol: "assume_role",
        assume_role_arn: `arn:aws:iam::${account.ownerId ?? "000000000000"}:role/CloudHealth-IAM-Role`,
        assume_role_external_id: hexOf(`role ${account.id}`).slice(0, 12).toUpperCase(),
      },
      billing: { bucket: "northpine-billing" },
      costAndUsageReport: { bucket: "northpine-cur", path: `cur/${account.id}` },
      cloudtrail: { enabled: true, bucket: "northpine-cloudtrail" },
    }
  );
}

const whenFilled = (field: string, section: object) => (Object.keys(section).length === 0 ? {} : { [field]: section });

/** An account CloudHealth has not discovered yet has no owner_id, amazon_name or cluster_name at all. */
export function showAccount(account: Account): Record<string, unknown> {
  const discovered = account.ownerId !== null;
  const settings = settingsOf(account);
  return {
    id: account.id,
    name: account.name,
    hide_public_fields: settings.hidePublicFields,
    region: settings.region,
    created_at: account.createdAt,
    updated_at: settings.updatedAt,
    account_type: account.accountType,
    status: { level: account.level, ...(discovered ? { last_update: account.createdAt } : {}) },
    authentication: settings.authentication,
    billing: { ...settings.billing, is_consolidated: account.accountType === "Consolidated" },
    ...whenFilled("cost_and_usage_report", settings.costAndUsageReport),
    ...whenFilled("cloudtrail", settings.cloudtrail),
    cloudwatch: settings.cloudwatch,
    ...whenFilled("aws_config", settings.awsConfig),
    tags: account.tags,
    groups: [],
    _links: { self: { href: `/v1/aws_accounts/${account.id}` } },
    vpc_only: true,
    ...(discovered ? { owner_id: account.ownerId, amazon_name: account.amazonName } : {}),
    ...(account.clusterName === null ? {} : { cluster_name: account.clusterName }),
  };
}
