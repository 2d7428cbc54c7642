import "server-only";
import { withScope } from "@/lib/db/client";
import { listUsageRates } from "@/lib/db/usage-rate-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { UsageRate } from "@/lib/domain/usage/usage-rate";
import { demand } from "@/lib/services/access/permit";

export function loadUsageRates(scope: StaffScope): Promise<UsageRate[]> {
  demand(scope, "usage:read");
  return withScope(scope, listUsageRates);
}
