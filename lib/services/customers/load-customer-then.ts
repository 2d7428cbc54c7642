import "server-only";
import { withScope } from "@/lib/db/client";
import { type CustomerEntry, listCustomerEntries } from "@/lib/db/customer-then-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { type Answer, assignmentAt, TODAY_WE_KNOW, type Vantage } from "@/lib/domain/assignments/time-travel";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { demand } from "@/lib/services/access/permit";

export interface CustomerThen {
  readonly then: Answer<CustomerEntry>;
  /** Whether today we know it otherwise. */
  readonly isOtherwise: boolean;
  readonly firstKnown: string | null;
}

/** A customer's fields at an instant, as was known at a moment. */
export async function loadCustomerThen(scope: StaffScope, id: CustomerId, vantage: Vantage): Promise<CustomerThen> {
  demand(scope, "customers:read");
  const entries = await withScope(scope, (db) => listCustomerEntries(db, id));
  const then = assignmentAt(entries, vantage);
  const today = assignmentAt(entries, { at: vantage.at, known: TODAY_WE_KNOW });
  const entryOf = (answer: Answer<CustomerEntry>) => (answer.state === "unknown" ? null : answer.entry);
  return {
    then,
    isOtherwise: entryOf(then) !== entryOf(today),
    firstKnown: entries.map(({ validFrom }) => validFrom).sort()[0] ?? null,
  };
}
