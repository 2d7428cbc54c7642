import "server-only";
import { findAccount } from "@/lib/db/account-rows";
import { findAssignment, listFamily } from "@/lib/db/assignment-rows";
import type { Db } from "@/lib/db/client";
import { findCustomer } from "@/lib/db/customer-rows";
import type { AssignmentDraft, AssignmentFacts } from "@/lib/domain/assignments/assignment";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";

/** Everything the assignment rules decide from, as the cache knows it now. */
export async function gatherAssignmentFacts(db: Db, draft: AssignmentDraft): Promise<AssignmentFacts> {
  const isLinked = draft.payer !== draft.owner;
  const [account, payerAccount, customer, family, holder, payerHolder] = await Promise.all([
    findAccount(db, draft.owner),
    isLinked ? findAccount(db, draft.payer) : null,
    findCustomer(db, draft.customer),
    listFamily(db, draft.customer),
    findHolder(db, draft.owner),
    isLinked ? findHolder(db, draft.payer) : null,
  ]);
  return {
    account,
    payerAccount: isLinked ? payerAccount : account,
    customer: customer && {
      name: customer.customer.name,
      partnerBillingEnabled: customer.customer.partnerBilling.enabled,
    },
    family,
    holder,
    payerHolder: payerHolder?.customer === draft.customer ? null : payerHolder,
  };
}

async function findHolder(db: Db, owner: AwsAccountId): Promise<AssignmentFacts["holder"]> {
  const held = await findAssignment(db, owner);
  if (!held) return null;
  const customer = await findCustomer(db, held.customer);
  return { customer: held.customer, name: customer?.customer.name ?? held.customer };
}
