import "server-only";
import { type AuditEntry, addAuditEntries } from "@/lib/db/audit-rows";
import { inTransaction } from "@/lib/db/client";
import { dropAlike } from "@/lib/db/drift-rows";
import { adoptHeld, lockHeld } from "@/lib/db/wanted-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { Drift, DriftPlace } from "@/lib/domain/drift/drift";
import { type Adoption, type DriftRefusal, UNTYPED_LIMIT } from "@/lib/domain/drift/drift-choice";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";
import { chooseDrift } from "@/lib/services/drift/choose-drift";
import { now } from "@/lib/support/clock";

const TIMEOUT_MS = 60_000;

/** What CloudHealth has becomes what is wanted; nothing is sent. Sent twice it is refused: there is no drift left then. */
export async function adoptDrift(
  scope: StaffScope,
  { choice, typed }: Adoption,
): Promise<Result<{ adopted: number }, NotPermitted | DriftRefusal>> {
  const forbidden = whyNotPermitted(scope, "assignments:write");
  if (forbidden) return refuse(forbidden);
  return inTransaction(
    scope,
    async (db) => {
      const chosen = await chooseDrift(db, choice);
      if (chosen === null || chosen.length === 0) return refuse({ code: "drift-changed" });
      const count = chosen.length;
      if (count > UNTYPED_LIMIT && typed.trim() !== String(count)) return refuse({ code: "count-not-typed", count });
      const owners = chosen.map(({ owner }) => owner);
      const versions = await lockHeld(db, owners);
      if (chosen.some(({ owner, version }) => (versions.get(owner) ?? null) !== version)) {
        return refuse({ code: "drift-changed" });
      }
      await adoptHeld(db, owners, { at: now(), byName: scope.name });
      await dropAlike(db);
      await addAuditEntries(
        db,
        chosen.map((drift) => entryOf(scope, drift)),
      );
      return ok({ adopted: count });
    },
    { timeoutMs: TIMEOUT_MS },
  );
}

function entryOf(scope: StaffScope, { owner, wanted, upstream, classes }: Drift): AuditEntry {
  return {
    actorId: scope.userId,
    actorName: scope.name,
    verb: "drift:adopted",
    subject: owner,
    customerId: (upstream ?? wanted)?.customer ?? null,
    operationId: null,
    detail: { classes: classes.join(", "), wanted: placeText(wanted), adopted: placeText(upstream) },
  };
}

function placeText(place: DriftPlace | null): string | null {
  return place && `${place.customer} on ${place.payer} (${place.managedBy})`;
}
