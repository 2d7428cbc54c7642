import "server-only";
import type { Db } from "@/lib/db/client";
import { mapRealmHolders } from "@/lib/db/vendor-link-rows";
import type { UsageReport } from "@/lib/domain/usage/usage-report";

/** Whose usage a report holds, in a person's words: customers by name as far as they are linked. */
export async function nameSubject(db: Db, { realm, request }: Pick<UsageReport, "realm" | "request">): Promise<string> {
  const holders = await mapRealmHolders(db, request.subAccounts);
  const names = request.subAccounts.map((one) => holders.get(one)?.name ?? one);
  return names.length === 0 ? realm : names.join(", ");
}
