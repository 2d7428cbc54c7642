import "server-only";
import type { z } from "zod";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { inTransaction, withScope } from "@/lib/db/client";
import { findUsageRetention, setUsageRetention as setRetention } from "@/lib/db/usage-retention-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { UsageRetention, UsageRetentionInput } from "@/lib/domain/usage/usage-retention";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { demand, type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";
import { now } from "@/lib/support/clock";

interface VersionConflict {
  readonly code: "version-conflict";
  readonly expected: number;
  readonly found: number;
}

export async function loadUsageRetention(scope: StaffScope): Promise<UsageRetention> {
  demand(scope, "usage:read");
  return withScope(scope, findUsageRetention);
}

/** For how many months reports are kept from now on; those that are older go with the next nightly tidy-up. */
export function setUsageRetention(
  scope: StaffScope,
  { months, version }: z.output<typeof UsageRetentionInput>,
): Promise<Result<null, NotPermitted | VersionConflict>> {
  const forbidden = whyNotPermitted(scope, "usage:retain");
  if (forbidden) return Promise.resolve(refuse(forbidden));
  return inTransaction(scope, async (db) => {
    const { months: monthsBefore } = await findUsageRetention(db);
    if (!(await setRetention(db, { months, version, byName: scope.name, at: now() }))) {
      return refuse({ code: "version-conflict", expected: version, found: (await findUsageRetention(db)).version });
    }
    await addAuditEntry(db, {
      actorId: scope.userId,
      actorName: scope.name,
      verb: "usage:retention-set",
      subject: String(months),
      customerId: null,
      operationId: null,
      detail: { monthsBefore, months },
    });
    return ok(null);
  });
}
