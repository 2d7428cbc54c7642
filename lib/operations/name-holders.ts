import "server-only";
import type { Db } from "@/lib/db/client";
import { nameCustomers } from "@/lib/db/customer-rows";
import type { OperationRefusal } from "@/lib/domain/operations/operation-view";

/** A look upstream knows customers by number only; the cache knows their names. */
export async function nameHolders(db: Db, refusals: readonly OperationRefusal[]): Promise<OperationRefusal[]> {
  const ids = refusals.flatMap((refusal) => ("holder" in refusal ? [refusal.holder] : []));
  if (ids.length === 0) return [...refusals];
  const names = await nameCustomers(db, ids);
  return refusals.map((refusal) =>
    "holder" in refusal ? { ...refusal, holderName: names.get(refusal.holder) ?? refusal.holderName } : refusal,
  );
}
