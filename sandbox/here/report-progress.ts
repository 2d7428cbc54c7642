import type { UsageReport } from "../rows";
import type { Sandbox } from "../sandbox";
import { ENDLESS_TAG, FAILING_TAG, PENDING_TAG } from "../sentinels";

const READY_AFTER_POLLS = 3;
const READY_AFTER_MS = 3_000;
const KEPT_MS = 30 * 86_400_000;

export type Polls = Map<number, number>;

const tagOf = (report: UsageReport): string | undefined => report.query.find(([name]) => name === "billingTag")?.[1];

export function firstStatus(query: UsageReport["query"]): UsageReport["status"] {
  return query.some(([name, value]) => name === "billingTag" && value === PENDING_TAG) ? "pending" : "inProgress";
}

function statusAfter(report: UsageReport, polls: number): UsageReport["status"] {
  if (["completed", "failed", "archived"].includes(report.status) || tagOf(report) === ENDLESS_TAG)
    return report.status;
  const isDue = polls >= READY_AFTER_POLLS || Date.now() - report.startedMs >= READY_AFTER_MS;
  if (isDue) return tagOf(report) === FAILING_TAG ? "failed" : "completed";
  return polls >= 2 ? "inProgress" : report.status;
}

/** A status once told is kept, so that a report never goes back after a restart. */
export function advance(sandbox: Sandbox, polls: Polls, asked: { report: UsageReport; isPoll: boolean }): UsageReport {
  const { report } = asked;
  const count = (polls.get(report.id) ?? 0) + (asked.isPoll ? 1 : 0);
  polls.set(report.id, count);
  const status = statusAfter(report, count);
  if (status === report.status) return report;
  const row = { ...report, status };
  sandbox.store.commit([{ put: "reports", row }]);
  return row;
}

export function isArchived(report: UsageReport, now: Date): boolean {
  if (report.status === "archived") return true;
  return report.status === "completed" && now.getTime() - Date.parse(`${report.created}Z`) > KEPT_MS;
}
