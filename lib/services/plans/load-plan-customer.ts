import "server-only";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import type { CustomerAccount } from "@/lib/domain/customers/customer";
import { type CustomerId, parseCustomerId } from "@/lib/domain/values/customer-id";
import { loadCustomerAccounts } from "@/lib/services/assignments/load-customer-accounts";
import { loadCustomer } from "@/lib/services/customers/load-customer";

/** A customer that an address names, with what it holds; null when there is none. */
export async function loadPlanCustomer(
  scope: StaffScope,
  text: string,
): Promise<{ customer: CachedCustomer; held: readonly CustomerAccount[] } | null> {
  const id: CustomerId | null = parseCustomerId(text);
  const customer = id && (await loadCustomer(scope, id));
  return customer && { customer, held: (await loadCustomerAccounts(scope, customer.customer.id)).accounts };
}
