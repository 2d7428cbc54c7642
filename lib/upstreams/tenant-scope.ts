import "server-only";
import type { CustomerId } from "@/lib/domain/values/customer-id";

/**
 * Whose data a call asks for. The upstreams take a missing customer parameter as "everybody", so a call cannot be
 * built without one of these, and `wholePartner` has to be written out (RELIABILITY.md 0.5, trap 1).
 */
export interface TenantScope {
  readonly customer: CustomerId | null;
}

const minted = new WeakSet<TenantScope>();

export function ofCustomer(customer: CustomerId): TenantScope {
  if (!/^\d+$/.test(customer)) throw new Error("A tenant scope needs a customer id");
  return mint({ customer });
}

export function wholePartner(): TenantScope {
  return mint({ customer: null });
}

/** The customer to name in the request, or null for the partner itself; throws for anything not made above. */
export function customerOf(scope: TenantScope): CustomerId | null {
  if (!minted.has(scope)) throw new Error("This call needs a tenant scope");
  return scope.customer;
}

function mint(scope: TenantScope): TenantScope {
  const frozen = Object.freeze(scope);
  minted.add(frozen);
  return frozen;
}
