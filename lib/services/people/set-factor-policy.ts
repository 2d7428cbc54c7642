import "server-only";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { inTransaction, withScope } from "@/lib/db/client";
import { countStaffFactors, findFactorPolicy, setFactorPolicy as setPolicy } from "@/lib/db/factor-policy-rows";
import { findUserById } from "@/lib/db/user-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import {
  type FactorPolicy,
  type FactorPolicyRefusal,
  type FactorPolicyWanted,
  whyNotRequire,
} from "@/lib/domain/people/factor-policy";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { demand, whyNotPermitted } from "@/lib/services/access/permit";
import { now } from "@/lib/support/clock";

export interface FactorPolicyFacts {
  readonly policy: FactorPolicy;
  readonly staff: number;
  readonly withFactor: number;
  /** Whether who looks has a second factor. */
  readonly hasFactor: boolean;
}

export async function loadFactorPolicy(scope: StaffScope): Promise<FactorPolicyFacts> {
  demand(scope, "people:manage");
  return withScope(scope, async (db) => {
    const [policy, counts, user] = await Promise.all([
      findFactorPolicy(db),
      countStaffFactors(db),
      findUserById(db, scope.userId),
    ]);
    return { policy, ...counts, hasFactor: user !== null && user.factorSince !== null };
  });
}

/** Holds from everybody's next request on. */
export async function setFactorPolicy(
  scope: StaffScope,
  { required, version }: FactorPolicyWanted,
): Promise<Result<null, FactorPolicyRefusal>> {
  const forbidden = whyNotPermitted(scope, "people:manage");
  if (forbidden) return refuse({ code: "not-permitted" });
  return inTransaction(scope, async (db) => {
    const own = await findUserById(db, scope.userId);
    const missing = whyNotRequire(required, own !== null && own.factorSince !== null);
    if (missing) return refuse(missing);
    const before = await findFactorPolicy(db);
    if (before.required === required) return ok(null);
    if (!(await setPolicy(db, { required, version, byName: scope.name, at: now() }))) {
      return refuse({ code: "version-conflict" });
    }
    await addAuditEntry(db, {
      actorId: scope.userId,
      actorName: scope.name,
      verb: required ? "factor:required" : "factor:not-required",
      subject: "staff",
      customerId: null,
      operationId: null,
      detail: { requiredBefore: before.required, required },
    });
    return ok(null);
  });
}
