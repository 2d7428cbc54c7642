import "server-only";
import { listAccountsOf, listUnassigned } from "@/lib/db/account-rows";
import { listFamily } from "@/lib/db/assignment-rows";
import { withScope } from "@/lib/db/client";
import { findCustomer } from "@/lib/db/customer-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { AwsAccount } from "@/lib/domain/accounts/aws-account";
import type { Assignment } from "@/lib/domain/assignments/assignment";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { demand } from "@/lib/services/access/permit";

const OFFERED = 200;

/** What the assign form asks the rules with, as you type. */
export interface AssignOptions {
  readonly customer: { readonly id: CustomerId; readonly name: string; readonly partnerBillingEnabled: boolean };
  readonly family: readonly Assignment[];
  /** The accounts of the family as CloudHealth knows them. */
  readonly familyAccounts: readonly AwsAccount[];
  readonly unassigned: readonly AwsAccount[];
  /** True when there are more unassigned accounts than are offered here. */
  readonly more: boolean;
}

export async function loadAssignOptions(
  scope: StaffScope,
  customer: CustomerId,
  search: string,
): Promise<AssignOptions | null> {
  demand(scope, "assignments:read");
  return withScope(scope, async (db) => {
    const found = await findCustomer(db, customer);
    if (!found) return null;
    const [family, unassigned] = await Promise.all([listFamily(db, customer), listUnassigned(db, search, OFFERED + 1)]);
    return {
      customer: {
        id: customer,
        name: found.customer.name,
        partnerBillingEnabled: found.customer.partnerBilling.enabled,
      },
      family,
      familyAccounts: await listAccountsOf(
        db,
        family.map((held) => held.owner),
      ),
      unassigned: unassigned.slice(0, OFFERED),
      more: unassigned.length > OFFERED,
    };
  });
}
