import "server-only";
import { withScope } from "@/lib/db/client";
import { listUsageKinds } from "@/lib/db/usage-kind-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { UsageKind } from "@/lib/domain/usage/usage-kind";
import { demand } from "@/lib/services/access/permit";

/** As many as a form can suggest and a person read through. */
const MOST_KINDS = 200;

/** What kept reports hold usage of, the most frequent first. */
export function loadUsageKinds(scope: StaffScope): Promise<UsageKind[]> {
  demand(scope, "usage:read");
  return withScope(scope, (db) => listUsageKinds(db, MOST_KINDS));
}
