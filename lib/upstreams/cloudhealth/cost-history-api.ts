import "server-only";
import { z } from "zod";
import { UnreadableCube } from "@/lib/domain/costs/cost-cube";
import type { CostHistory } from "@/lib/domain/costs/cost-history";
import type { CloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { emptyCostHistory, toCosts } from "@/lib/upstreams/cloudhealth/to-domain";
import { WireCostReport, type wireCostReport } from "@/lib/upstreams/cloudhealth/wire";
import { readFrom } from "@/lib/upstreams/read-from";
import { customerOf, type TenantScope } from "@/lib/upstreams/tenant-scope";
import type { QueryPair } from "@/lib/upstreams/upstream-request";

/** `updatedAt`: up to when the report's data reaches, ISO instant. */
export interface CostReport {
  readonly history: CostHistory;
  readonly updatedAt: string | null;
}

const QUESTION: readonly QueryPair[] = [
  ["dimensions[]", "time"],
  ["dimensions[]", "AWS-Service-Category"],
  ["measures[]", "cost"],
  ["interval", "monthly"],
];

const schema = toCostReport(WireCostReport);

/** A report whose layout is wrong or whose currency nobody knows is an answer that cannot be read. */
export function toCostReport(wireReport: ReturnType<typeof wireCostReport>) {
  return wireReport.transform((wire, context): CostReport => {
    if (!("dimensions" in wire)) return { history: emptyCostHistory(), updatedAt: wire.updated_at };
    try {
      return { history: toCosts(wire), updatedAt: wire.updated_at };
    } catch (error) {
      if (!(error instanceof UnreadableCube)) throw error;
      context.addIssue({ code: "custom", message: error.message });
      return z.NEVER;
    }
  });
}

/** Monthly cost by service category: what a customer is billed, or what the partner pays (cloudhealth.md 1). */
export async function loadCostHistory(client: CloudhealthClient, scope: TenantScope): Promise<CostReport> {
  const customer = customerOf(scope);
  const { value } = await readFrom(client.connection, {
    path: "/olap_reports/cost/history",
    query: customer === null ? QUESTION : [...QUESTION, ["client_api_id", customer]],
    schema,
    forbiddenMeans: customer === null ? "credentials" : "refused",
    slowHead: true,
  });
  return value;
}
