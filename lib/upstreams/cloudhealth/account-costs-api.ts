import "server-only";
import { z } from "zod";
import type { Month } from "@/lib/domain/values/month";
import type { CloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { type CostReport, toCostReport } from "@/lib/upstreams/cloudhealth/cost-history-api";
import { WireReportQuestions, wireCostReport } from "@/lib/upstreams/cloudhealth/wire";
import { readFrom } from "@/lib/upstreams/read-from";
import { customerOf, type TenantScope } from "@/lib/upstreams/tenant-scope";
import type { QueryPair } from "@/lib/upstreams/upstream-request";

const PATH = "/olap_reports/cost/history";
const USUAL_NAME = "AWS-Account";
const LABELS = ["account", "accounts", "aws account", "aws accounts"];

/**
 * A filter by account leaves the filtered-out accounts in the answer (cloudhealth.md 9.3), so an answer about many
 * accounts cannot be asked for in parts that are smaller; it can only be let be longer. Two hundred thousand accounts
 * are about 19 MB.
 */
const MOST_ACCOUNTS = 300_000;
const MOST = { bytes: 32 * 1024 * 1024, values: 2_000_000 };

const schema = toCostReport(wireCostReport(MOST_ACCOUNTS));

const dimensionSchema = WireReportQuestions.transform(({ dimensions }, context) => {
  const found =
    dimensions.find(({ name }) => name === USUAL_NAME) ??
    dimensions.find(({ label }) => LABELS.includes(label.trim().toLowerCase()));
  if (found !== undefined) return found.name;
  context.addIssue({ code: "custom", message: "no dimension of accounts" });
  return z.NEVER;
});

/** What a cost report calls its dimension of AWS accounts; names are to be used as found (cloudhealth.md 9.1). */
export async function findAccountDimension(client: CloudhealthClient, scope: TenantScope): Promise<string> {
  const { value } = await readFrom(client.connection, {
    path: `${PATH}/new`,
    schema: dimensionSchema,
    ...inTenant(scope, []),
  });
  return value;
}

/** The answers name every account of the tenant. */
function inTenant(scope: TenantScope, query: readonly QueryPair[]) {
  const customer = customerOf(scope);
  return {
    query: customer === null ? query : [...query, ["client_api_id", customer] as const],
    forbiddenMeans: customer === null ? ("credentials" as const) : ("refused" as const),
    slowHead: true,
    most: MOST,
  };
}

/** Cost by AWS account in the months named: each series is an account, by its id at CloudHealth. */
export async function loadAccountCosts(
  client: CloudhealthClient,
  scope: TenantScope,
  question: { readonly dimension: string; readonly months: readonly Month[] },
): Promise<CostReport> {
  const query: readonly QueryPair[] = [
    ["dimensions[]", "time"],
    ["dimensions[]", question.dimension],
    ["measures[]", "cost"],
    ["interval", "monthly"],
    ["filters[]", `time:select:${question.months.join(",")}`],
  ];
  const { value } = await readFrom(client.connection, {
    path: PATH,
    schema,
    ...inTenant(scope, query),
  });
  return value;
}
