import "server-only";
import { listEntriesAround } from "@/lib/db/assignment-history-rows";
import { withScope } from "@/lib/db/client";
import { nameAccounts } from "@/lib/db/known-account-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { type AccountThen, accountsThen } from "@/lib/domain/assignments/accounts-then";
import { type FamilyPattern, familyPattern } from "@/lib/domain/assignments/family-pattern";
import type { Vantage } from "@/lib/domain/assignments/time-travel";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { demand } from "@/lib/services/access/permit";

export interface AccountsThen {
  readonly accounts: readonly (AccountThen & { readonly name: string })[];
  readonly pattern: FamilyPattern;
  /** Accounts of which today another answer is known. */
  readonly otherwise: number;
  /** The first instant of which anything is known; null when the customer never had an account. */
  readonly firstKnown: string | null;
}

/** Which accounts a customer had at an instant, as was known at a moment: the payers first, then by name. */
export async function loadAccountsThen(
  scope: StaffScope,
  customer: CustomerId,
  vantage: Vantage,
): Promise<AccountsThen> {
  demand(scope, "assignments:read");
  return withScope(scope, async (db) => {
    const entries = await listEntriesAround(db, customer);
    const { accounts, otherwise } = accountsThen(entries, { customer, vantage });
    const names = await nameAccounts(
      db,
      accounts.map(({ owner }) => owner),
    );
    const named = accounts.map((account) => ({ ...account, name: names.get(account.owner) ?? account.owner }));
    return {
      accounts: named.sort(
        (one, other) =>
          Number(one.owner !== one.payer) - Number(other.owner !== other.payer) || one.name.localeCompare(other.name),
      ),
      pattern: familyPattern(accounts),
      otherwise,
      firstKnown: entries.map(({ validFrom }) => validFrom).sort()[0] ?? null,
    };
  });
}
