import "server-only";
import type { Db } from "@/lib/db/client";
import { insertUsageReport } from "@/lib/db/report-rows";
import { splitPeriod } from "@/lib/domain/usage/split-period";
import type { UsageReportRequest } from "@/lib/domain/usage/usage-report";
import { calendarDate, startOfDate } from "@/lib/domain/values/calendar-date";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { ownRealm } from "@/lib/operations/effective-connections";
import type { OperationActor } from "@/lib/operations/record-operation";
import { recordUsageParts } from "@/lib/operations/record-usage-parts";

/** A customer whose usage can be asked for. */
export interface LinkedCustomer {
  readonly id: CustomerId;
  readonly name: string;
  readonly realm: string;
}

export interface UsageReportIntent {
  readonly id: string;
  /** Empty: the partner's own usage. */
  readonly customers: readonly LinkedCustomer[];
  readonly request: UsageReportRequest;
  readonly scheduleId?: string;
  readonly dueOn?: string;
}

/**
 * Puts a report, its parts and the request for each into a transaction under way. A report of one customer is that
 * customer's; one of several, or of the partner, is nobody's but the partner's.
 */
export async function recordUsageReport(db: Db, actor: OperationActor, intent: UsageReportIntent): Promise<void> {
  const { customers, request, ...rest } = intent;
  const [first, ...others] = customers;
  const only = others.length === 0 ? first : undefined;
  const report = { id: rest.id, customerId: only?.id ?? null, request };
  const realm = only?.realm ?? (await ownRealm(db));
  await insertUsageReport(db, { ...rest, ...report, realm, requestedById: actor.id, requestedByName: actor.name });
  const [from, to] = [request.from, request.to].map((day) => startOfDate(calendarDate(day)).toISOString());
  await recordUsageParts(db, actor, {
    report,
    spans: splitPeriod({ from: from ?? "", to: to ?? "" }),
    firstSeq: 0,
    subject: first === undefined ? realm : customers.map(({ name }) => name).join(", "),
  });
}
