import "server-only";
import type { Db } from "@/lib/db/client";
import { listCustomersOf } from "@/lib/db/customer-rows";
import type { CustomerId } from "@/lib/domain/values/customer-id";

/** The first of the customers named that CloudHealth does not have; null when it has all. */
export async function unknownCustomer(
  db: Db,
  { customer, further }: { customer: CustomerId | null; further: readonly CustomerId[] },
): Promise<CustomerId | null> {
  const named = customer === null ? [] : [customer, ...further];
  const known = new Set((await listCustomersOf(db, named)).map(({ customer: { id } }) => id));
  return named.find((id) => !known.has(id)) ?? null;
}

/** For the audit, which keeps plain values. */
export function furtherDetail(further: readonly CustomerId[]): { further?: string } {
  return further.length === 0 ? {} : { further: further.join(", ") };
}
