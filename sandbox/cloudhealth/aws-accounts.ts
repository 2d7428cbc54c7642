import type { Context, Hono } from "hono";
import { hexOf } from "../dice";
import type { Account } from "../rows";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { clientOf } from "./access";
import { notFound } from "./answers";
import { answerPage } from "./paging";
import { accountsSeenBy } from "./tenancy";
import { integerFrom } from "./write-body";

/** An account CloudHealth has not discovered yet has no owner_id, amazon_name or cluster_name at all. */
function showAccount(account: Account): Record<string, unknown> {
  const discovered = account.ownerId !== null;
  return {
    id: account.id,
    name: account.name,
    hide_public_fields: false,
    region: "global",
    created_at: account.createdAt,
    updated_at: account.createdAt,
    account_type: account.accountType,
    status: { level: account.level, ...(discovered ? { last_update: account.createdAt } : {}) },
    authentication: {
      protocol: "assume_role",
      assume_role_arn: `arn:aws:iam::${account.ownerId ?? "000000000000"}:role/CloudHealth-IAM-Role`,
      assume_role_external_id: hexOf(`role ${account.id}`).slice(0, 12).toUpperCase(),
    },
    billing: { bucket: "northpine-billing", is_consolidated: account.accountType === "Consolidated" },
    cost_and_usage_report: { bucket: "northpine-cur", path: `cur/${account.id}` },
    cloudtrail: { enabled: true, bucket: "northpine-cloudtrail" },
    cloudwatch: { enabled: true, namespaces: "CWAgent,System/Linux,System/Windows" },
    tags: account.tags,
    groups: [],
    _links: { self: { href: `/v1/aws_accounts/${account.id}` } },
    vpc_only: true,
    ...(discovered ? { owner_id: account.ownerId, amazon_name: account.amazonName } : {}),
    ...(account.clusterName === null ? {} : { cluster_name: account.clusterName }),
  };
}

export function serveAwsAccounts(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  const seen = (c: Context) => accountsSeenBy(sandbox.store, clientOf(c));
  app.get("/v1/aws_accounts", (c) =>
    answerPage(sandbox, c, { wrapper: "aws_accounts", rows: seen(c), show: showAccount }),
  );
  app.get("/v1/aws_accounts/:id", (c) => {
    const account = seen(c).find((candidate) => candidate.id === integerFrom(c.req.param("id")));
    return account === undefined ? notFound(c) : c.json(showAccount(account));
  });
}
