import type { Customer } from "@/lib/domain/customers/customer";
import type { Money } from "@/lib/domain/values/money";

/** A customer with what it is billed in the newest month read. */
export interface CustomerCost {
  readonly customer: Pick<Customer, "id" | "name">;
  readonly accountCount: number;
  readonly monthCost: { readonly cost: Money; readonly month: string } | null;
}
