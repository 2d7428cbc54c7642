import "server-only";
import { inTransaction, withScope } from "@/lib/db/client";
import { putCostHistory, putPartnerCostHistory } from "@/lib/db/cost-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { customerId } from "@/lib/domain/values/customer-id";
import { upstreamClients } from "@/lib/operations/upstream-clients";
import { runRefresh } from "@/lib/services/sync/run-refresh";
import { now } from "@/lib/support/clock";
import { type CostReport, loadCostHistory } from "@/lib/upstreams/cloudhealth/cost-history-api";
import { ofCustomer, wholePartner } from "@/lib/upstreams/tenant-scope";

/** Fetches what one customer, named by its id, is billed and keeps it. */
export function refreshCostHistory(scope: SystemScope, key: string): Promise<void> {
  const customer = customerId(key);
  return runRefresh(scope, { kind: "cost", key: customer }, async () => {
    const report = await loadCostHistory(upstreamClients(scope).perCustomer.cloudhealth, ofCustomer(customer));
    await inTransaction(scope, (db) => putCostHistory(db, customer, toKept(report)));
  });
}

export function refreshPartnerCostHistory(scope: SystemScope): Promise<void> {
  return runRefresh(scope, { kind: "partner-cost", key: "partner" }, async () => {
    const report = await loadCostHistory(upstreamClients(scope).cloudhealth, wholePartner());
    await withScope(scope, (db) => putPartnerCostHistory(db, toKept(report)));
  });
}

function toKept({ history, updatedAt }: CostReport) {
  return { history, fetchedAt: now().toISOString(), dataThrough: updatedAt };
}
