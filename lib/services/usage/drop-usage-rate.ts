import "server-only";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { inTransaction } from "@/lib/db/client";
import { dropRate } from "@/lib/db/usage-rate-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { UsageRateDrop, UsageRateRefusal } from "@/lib/domain/usage/usage-rate";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";

export async function dropUsageRate(
  scope: StaffScope,
  wanted: UsageRateDrop,
): Promise<Result<{ id: string }, NotPermitted | UsageRateRefusal>> {
  const forbidden = whyNotPermitted(scope, "rates:manage");
  if (forbidden) return refuse(forbidden);
  return inTransaction(scope, async (db) => {
    const dropped = await dropRate(db, wanted);
    if (dropped === null) return refuse({ code: "rate-changed" });
    await addAuditEntry(db, {
      actorId: scope.userId,
      actorName: scope.name,
      verb: "usage-rate:deleted",
      subject: dropped.unit,
      customerId: null,
      operationId: null,
      detail: { id: wanted.id, feature: dropped.feature || null, currency: dropped.currency },
    });
    return ok({ id: wanted.id });
  });
}
