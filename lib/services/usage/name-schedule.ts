import "server-only";
import type { Db } from "@/lib/db/client";
import { nameCustomers } from "@/lib/db/customer-rows";
import type { UsageScheduleWish } from "@/lib/domain/usage/usage-schedule";
import { ownRealm } from "@/lib/operations/effective-connections";

/** Whose usage a schedule asks for, as the audit tells it. */
export async function nameSchedule(db: Db, { subject, customerIds }: UsageScheduleWish): Promise<string> {
  if (subject === "own") return ownRealm(db);
  if (subject === "linked") return "HERE";
  const names = await nameCustomers(db, customerIds);
  return customerIds.map((id) => names.get(id) ?? id).join(", ");
}
