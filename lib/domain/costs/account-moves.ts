import type { AssignmentEntry } from "@/lib/domain/assignments/assignment-entry";
import { spansOf } from "@/lib/domain/assignments/time-travel";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import { type CalendarDate, dateOf } from "@/lib/domain/values/calendar-date";
import type { CustomerId } from "@/lib/domain/values/customer-id";

export interface AccountMoveEvent {
  readonly owner: AwsAccountId;
  readonly kind: "came" | "left" | "payer-changed";
  readonly day: CalendarDate;
}

/** The reading with which everything began: what it found was there before, nobody knows since when. */
export interface FirstLook {
  readonly runId: string | null;
  readonly knownFrom: string;
}

/**
 * When accounts came to a customer and left it, by what is known today: what was learned later of a time takes the place
 * of what was believed of it. `entries`: all of every account the customer ever had, in the order they were learned.
 */
export function accountMoves(
  entries: readonly AssignmentEntry[],
  customer: CustomerId,
  first: FirstLook | null,
): AccountMoveEvent[] {
  const histories = new Map<AwsAccountId, AssignmentEntry[]>();
  for (const entry of entries) histories.set(entry.owner, [...(histories.get(entry.owner) ?? []), entry]);
  return [...histories.values()]
    .flatMap((history) => movesOf(history, customer, first))
    .sort((left, right) => (left.day === right.day ? compare(left.owner, right.owner) : compare(left.day, right.day)));
}

function movesOf(
  history: readonly AssignmentEntry[],
  customer: CustomerId,
  first: FirstLook | null,
): AccountMoveEvent[] {
  let held: AssignmentEntry | null = null;
  return spansOf(history).flatMap(({ entry, isOverridden }): AccountMoveEvent[] => {
    if (isOverridden) return [];
    const before: AssignmentEntry | null = held;
    held = !entry.removed && entry.customer === customer ? entry : null;
    const move = (kind: AccountMoveEvent["kind"]) => [
      { owner: entry.owner, kind, day: dateOf(new Date(entry.validFrom)) },
    ];
    if (before === null) return held === null || isOf(first, entry) ? [] : move("came");
    if (held === null) return move("left");
    return before.payer === held.payer ? [] : move("payer-changed");
  });
}

function isOf(first: FirstLook | null, { source, knownFrom }: AssignmentEntry): boolean {
  if (first === null) return false;
  return knownFrom === first.knownFrom || (source.by === "reading" && source.id === first.runId);
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
