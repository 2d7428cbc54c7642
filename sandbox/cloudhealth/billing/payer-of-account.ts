import type { Store } from "../../store";

/** The designated payer of an account in a customer's bill; an account without an assignment pays for itself. */
export function payerOfAccount(store: Store, customerId: number, ownerId: string): string {
  const held = [...store.where("assignments", "ownerId", ownerId), ...store.where("blocks", "ownerId", ownerId)];
  return held.find((row) => row.customerId === customerId)?.payerOwnerId ?? ownerId;
}
