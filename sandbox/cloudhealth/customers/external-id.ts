import { hexOf } from "../../dice";

/** What an AWS role of a tenant's accounts has to name; null is the partner's own tenant. */
export function externalIdOf(seed: number, customerId: number | null): string {
  return hexOf(`external ${seed} ${customerId ?? "partner"}`).slice(0, 12);
}
