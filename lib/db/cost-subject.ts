import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { CostInterval } from "@/lib/domain/costs/cost-question";
import type { CustomerId } from "@/lib/domain/values/customer-id";

/** One subject's cost in one interval by one split: of the partner itself where there is no customer. */
export interface BookKey {
  readonly customer: CustomerId | null;
  readonly interval: CostInterval;
  readonly split: string;
}

/** Two forms, because PostgreSQL takes no index for IS NOT DISTINCT FROM. */
export function ofCustomerOrPartner(customer: CustomerId | null): Prisma.Sql {
  return customer === null ? Prisma.sql`customer_id IS NULL` : Prisma.sql`customer_id = ${customer}`;
}

export function ofBook({ customer, interval, split }: BookKey): Prisma.Sql {
  return Prisma.sql`${ofCustomerOrPartner(customer)} AND "interval" = ${interval} AND split = ${split}`;
}
