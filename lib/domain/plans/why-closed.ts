import type { AssignmentRefusal } from "@/lib/domain/assignments/assignment";
import { checkCustomer } from "@/lib/domain/assignments/assignment-rules";
import { familyPattern } from "@/lib/domain/assignments/family-pattern";
import type { HeldAssignment, PlanFacts } from "@/lib/domain/plans/assignment-plan";
import type { CustomerId } from "@/lib/domain/values/customer-id";

/**
 * Why no account can leave or enter a customer's family whatever its place: billing blocks keep it, or as it was last
 * read it fits neither pattern, so that most calls would be refused until it is read again.
 */
export function whyClosed(
  customer: CustomerId,
  family: readonly HeldAssignment[],
  { customers }: Pick<PlanFacts, "customers">,
): AssignmentRefusal[] {
  const name = customers.get(customer)?.name ?? customer;
  // Accounts may leave a customer whose partner billing is off; what is asked here is only who keeps the family.
  const blocked = checkCustomer({ customer }, { customer: { name, partnerBillingEnabled: true }, family });
  if (blocked.length > 0) return blocked;
  const pattern = familyPattern(family);
  if (pattern.kind !== "mixed") return [];
  if (pattern.selfPaying > 1) return [{ code: "pattern-is-standalone", selfPaying: pattern.selfPaying }];
  const paying = family.find(({ owner, payer }) => owner === payer);
  const stray = family.find(({ owner, payer }) => owner !== payer && payer !== paying?.owner);
  return stray === undefined ? [] : [{ code: "payer-missing", payer: stray.payer }];
}
