import "server-only";
import { findAssignment, listFamily } from "@/lib/db/assignment-rows";
import type { Db } from "@/lib/db/client";
import { findCustomer, nameCustomers } from "@/lib/db/customer-rows";
import type { AssignmentDraft, AssignmentFacts } from "@/lib/domain/assignments/assignment";
import { explainAssignment } from "@/lib/domain/assignments/upstream-sentences";
import type { OperationRefusal } from "@/lib/domain/operations/operation-view";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { Said } from "@/lib/operations/performer";

/**
 * Names the rules that CloudHealth broke off at. What a look upstream has just shown outweighs the cache: the rules had
 * nothing against the cached state, so it is the cache that is behind.
 */
export async function explainAssignmentRefusal(
  db: Db,
  { lines, payload, seen }: Said<AssignmentDraft>,
): Promise<OperationRefusal[]> {
  const family = seen.around?.filter((held) => held.customer === payload.customer) ?? null;
  const payer = seen.around?.find((held) => held.owner === payload.payer) ?? null;
  const held = seen.refusals.find((refusal) => refusal.code === "account-held");
  const customer = await findCustomer(db, payload.customer);
  const payerHeld = seen.around ? payer : await findAssignment(db, payload.payer);
  return explainAssignment(lines, payload, {
    customerName: customer?.customer.name ?? payload.customer,
    family: family ?? (await listFamily(db, payload.customer)),
    holder: held ? { customer: held.holder, name: held.holderName } : null,
    payerHolder: payerHeld && payerHeld.customer !== payload.customer ? await holderOf(db, payerHeld.customer) : null,
  });
}

async function holderOf(db: Db, customer: CustomerId): Promise<AssignmentFacts["holder"]> {
  return { customer, name: (await nameCustomers(db, [customer])).get(customer) ?? customer };
}
