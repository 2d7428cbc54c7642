import "server-only";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { inTransaction, withScope } from "@/lib/db/client";
import { hasRateTwin, putUsageRate } from "@/lib/db/usage-rate-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { checkTiers } from "@/lib/domain/pricing/tier-check";
import type { UsageRateRefusal, UsageRateWanted } from "@/lib/domain/usage/usage-rate";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";

type Kept = Result<{ id: string; version: number }, NotPermitted | UsageRateRefusal>;

/** Sets what a value driver of a feature costs, as it was made from a version. Costs shown from then on are by it. */
export async function keepUsageRate(scope: StaffScope, wanted: UsageRateWanted): Promise<Kept> {
  const forbidden = whyNotPermitted(scope, "rates:manage");
  if (forbidden) return refuse(forbidden);
  const { faults } = checkTiers(wanted.tiers);
  if (faults.length > 0) return refuse({ code: "rate-tiers", faults });
  const { id, feature, unit, currency } = wanted;
  const twice = { code: "rate-twice", feature, unit } as const;
  const kept = inTransaction(scope, async (db): Promise<Kept> => {
    if (await hasRateTwin(db, wanted)) return refuse(twice);
    const put = await putUsageRate(db, wanted, scope.name);
    if (put === null) return refuse({ code: "rate-changed" });
    if (put.isNew) {
      await addAuditEntry(db, {
        actorId: scope.userId,
        actorName: scope.name,
        verb: "usage-rate:set",
        subject: unit,
        customerId: null,
        operationId: null,
        detail: { id, feature, currency, tiers: JSON.stringify(wanted.tiers), version: put.version },
      });
    }
    return ok({ id, version: put.version });
  });
  return kept.catch(async (error: unknown) => {
    // Somebody else's came first between the look and the write.
    if (await withScope(scope, (db) => hasRateTwin(db, wanted))) return refuse(twice);
    throw error;
  });
}
