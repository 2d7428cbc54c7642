import "server-only";
import { findAccount, listAccountsOf, listUnassigned } from "@/lib/db/account-rows";
import { findAssignment, listFamily } from "@/lib/db/assignment-rows";
import { type Db, withScope } from "@/lib/db/client";
import { findCustomer } from "@/lib/db/customer-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { AssignOptions } from "@/lib/domain/assignments/assign-options";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { demand } from "@/lib/services/access/permit";

const OFFERED = 100;

/** Null when there is no such customer. `account` is the one the address names, if any. */
export async function loadAssignOptions(
  scope: StaffScope,
  customer: CustomerId,
  wanted: { readonly search: string; readonly account: AwsAccountId | null },
): Promise<AssignOptions | null> {
  demand(scope, "assignments:read");
  return withScope(scope, async (db) => {
    const found = await findCustomer(db, customer);
    if (!found) return null;
    const { name, partnerBilling } = found.customer;
    const [family, unassigned] = await Promise.all([
      listFamily(db, customer),
      listUnassigned(db, wanted.search, OFFERED + 1),
    ]);
    const selfPaying = family.filter((held) => held.payer === held.owner).map((held) => held.owner);
    return {
      customer: { id: customer, name, partnerBillingEnabled: partnerBilling.enabled },
      family,
      familyAccounts: await listAccountsOf(db, selfPaying),
      unassigned: unassigned.slice(0, OFFERED),
      more: unassigned.length > OFFERED,
      named: wanted.account && (await findNamed(db, wanted.account)),
    };
  });
}

async function findNamed(db: Db, owner: AwsAccountId): Promise<AssignOptions["named"]> {
  const account = await findAccount(db, owner);
  if (!account) return null;
  const held = await findAssignment(db, owner);
  if (!held) return { account, holder: null };
  const holder = await findCustomer(db, held.customer);
  return { account, holder: { customer: held.customer, name: holder?.customer.name ?? held.customer } };
}
