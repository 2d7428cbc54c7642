import type { AssignmentEntry } from "@/lib/domain/assignments/assignment-entry";
import { spansOf } from "@/lib/domain/assignments/time-travel";

/** The columns of the file of an account's history; instants exact, in UTC. */
export const ACCOUNT_HISTORY_COLUMNS = [
  "account",
  "state",
  "customer_id",
  "customer_name",
  "payer",
  "managed_by",
  "valid_from_utc",
  "valid_to_utc",
  "known_from_utc",
  "source",
  "source_id",
  "by",
] as const;

/** One line per entry, in the order in which they were learned. What never held ends where it begins. */
export function accountHistoryLines(history: readonly AssignmentEntry[]): string[][] {
  return spansOf(history).map(({ entry, validTo, isOverridden }) => [
    entry.owner,
    entry.removed ? "nobody" : "assigned",
    entry.customer,
    entry.customerName,
    entry.payer,
    entry.managedBy,
    entry.validFrom,
    isOverridden ? entry.validFrom : (validTo ?? ""),
    entry.knownFrom,
    entry.source.by,
    entry.source.by === "unknown" ? "" : entry.source.id,
    entry.source.by === "operation" ? (entry.source.actorName ?? "") : "",
  ]);
}
