import "server-only";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { inTransaction } from "@/lib/db/client";
import { type ConnectionChange, type KeptConnection, lockConnection, putConnection } from "@/lib/db/connection-rows";
import { resetLane } from "@/lib/db/lane-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { ConnectionRefusal } from "@/lib/domain/settings/connection-input";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import type { Upstream } from "@/lib/domain/values/upstream";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";
import { trySoon } from "@/lib/services/settings/try-soon";
import { now } from "@/lib/support/clock";

export interface ChangeOfConnection {
  readonly upstream: Upstream;
  readonly id: string;
  readonly version: number;
  readonly verb: "connection:saved" | "connection:removed";
  /** Out of what is kept now, what is to be. */
  readonly toEntered: (kept: KeptConnection | null) => Result<Entered, ConnectionRefusal>;
}

interface Entered {
  readonly entered: ConnectionChange["entered"];
  /** The parts that change, by name, for the audit. */
  readonly fields: readonly string[];
}

/** All processes use the new connection from their next piece of work on; what troubled the former one is forgotten. */
export async function changeConnection(
  scope: StaffScope,
  { upstream, id, version, verb, toEntered }: ChangeOfConnection,
): Promise<Result<null, NotPermitted | ConnectionRefusal>> {
  const forbidden = whyNotPermitted(scope, "connections:manage");
  if (forbidden) return refuse(forbidden);
  return inTransaction(scope, async (db) => {
    const kept = await lockConnection(db, upstream);
    if (kept?.requestId === id) return ok(null);
    if ((kept?.version ?? 0) !== version) return refuse({ code: "connection-changed" });
    const wanted = toEntered(kept);
    if (!wanted.ok) return wanted;
    const { entered, fields } = wanted.value;
    const by = { setById: scope.userId, setByName: scope.name, setAt: now() };
    await putConnection(db, { upstream, version: version + 1, requestId: id, entered, ...by });
    await resetLane(db, upstream);
    await trySoon(db, scope, upstream);
    await addAuditEntry(db, {
      actorId: scope.userId,
      actorName: scope.name,
      verb,
      subject: upstream,
      customerId: null,
      operationId: null,
      detail: { fields: fields.join(", ") },
    });
    return ok(null);
  });
}
