import { randomUUID } from "node:crypto";
import { inTransaction } from "@/lib/db/client";
import { NO_USAGE_FILTERS, type UsageReportRequest } from "@/lib/domain/usage/usage-report";
import { customerId } from "@/lib/domain/values/customer-id";
import { type LinkedCustomer, recordUsageReport } from "@/lib/services/usage/record-usage-report";
import { idFrom } from "@/lib/support/ids";
import { SYSTEM, staffScope } from "./scopes";

const ACTOR = staffScope("operator", "Ola");
export const ACME: LinkedCustomer = { id: customerId("3947"), name: "Acme", realm: "org100003947" };

/** A report as a person's form records it; the first part is its operation too. */
export async function askForUsage(
  more: Partial<UsageReportRequest> = {},
  customers: readonly LinkedCustomer[] = [ACME],
): Promise<{ reportId: string; partId: string }> {
  const id = randomUUID();
  const request: UsageReportRequest = {
    from: "2026-10-01",
    to: "2026-10-08",
    detailLevel: "day",
    groupBy: [],
    ...NO_USAGE_FILTERS,
    subAccounts: customers.map(({ realm }) => realm),
    ...more,
  };
  const actor = { id: ACTOR.userId, name: ACTOR.name };
  await inTransaction(SYSTEM, (db) => recordUsageReport(db, actor, { id, customers, request }));
  return { reportId: id, partId: idFrom(`usage part ${id} 0`) };
}
