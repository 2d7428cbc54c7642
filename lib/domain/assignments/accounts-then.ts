import type { AssignmentEntry } from "@/lib/domain/assignments/assignment-entry";
import { assignmentAt, saysTheSame, TODAY_WE_KNOW, type Vantage } from "@/lib/domain/assignments/time-travel";
import type { CustomerId } from "@/lib/domain/values/customer-id";

/** An account as a customer had it at an instant. */
export interface AccountThen extends AssignmentEntry {
  /** Whether today we know that it was so. */
  readonly isConfirmed: boolean;
}

/**
 * The accounts a customer had at an instant, as was known at a moment, and how many it had or had not by what is known
 * today. `entries`: all of every account it ever had, in the order in which they were learned.
 */
export function accountsThen(
  entries: readonly AssignmentEntry[],
  { customer, vantage }: { readonly customer: CustomerId; readonly vantage: Vantage },
): { accounts: AccountThen[]; otherwise: number } {
  const accounts: AccountThen[] = [];
  let otherwise = 0;
  const histories = new Map<string, AssignmentEntry[]>();
  for (const entry of entries) histories.set(entry.owner, [...(histories.get(entry.owner) ?? []), entry]);
  for (const history of histories.values()) {
    const then = assignmentAt(history, vantage);
    const today = assignmentAt(history, { at: vantage.at, known: TODAY_WE_KNOW });
    const isSame = saysTheSame(then, today);
    const had = then.state === "held" && then.entry.customer === customer;
    const hadAfterAll = today.state === "held" && today.entry.customer === customer;
    if (had) accounts.push({ ...then.entry, isConfirmed: isSame });
    if (!isSame && (had || hadAfterAll)) otherwise += 1;
  }
  return { accounts, otherwise };
}
