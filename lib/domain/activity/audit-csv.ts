import type { ListedAuditLine } from "@/lib/domain/activity/audit-line";
import { canonicalJson } from "@/lib/domain/values/canonical-json";

/** The columns of the file the trail is exported to; instants are in UTC. */
export const AUDIT_CSV_COLUMNS = [
  "id",
  "at_utc",
  "actor",
  "actor_id",
  "verb",
  "subject",
  "customer_id",
  "operation_id",
  "detail",
  "place",
] as const;

export function auditCsvLine(line: ListedAuditLine): string[] {
  const { id, at, actorName, actorId, verb, subject, customerId, operationId, detail, place } = line;
  const [actor, customer, operation] = [actorId ?? "", customerId ?? "", operationId ?? ""];
  return [id, at, actorName, actor, verb, subject, customer, operation, canonicalJson(detail), place ?? ""];
}
