import "server-only";
import type { Db } from "@/lib/db/client";
import { findUserById } from "@/lib/db/user-rows";
import { may } from "@/lib/domain/access/permissions";
import type { UsageSchedule } from "@/lib/domain/usage/usage-schedule";

/** A schedule asks in its maker's name, so it waits while the maker may not ask. */
export async function mayRunSchedule(db: Db, { createdById }: UsageSchedule): Promise<boolean> {
  const maker = await findUserById(db, createdById);
  return maker !== null && maker.disabledAt === null && may(maker.role, "usage:request");
}
