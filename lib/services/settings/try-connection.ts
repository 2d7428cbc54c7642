import "server-only";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { withScope } from "@/lib/db/client";
import { listConnections } from "@/lib/db/connection-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { ConnectionRefusal, ConnectionTrial, TrialOutcome } from "@/lib/domain/settings/connection-input";
import type { PartTexts } from "@/lib/domain/settings/connection-parts";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import type { Upstream } from "@/lib/domain/values/upstream";
import { makeCloudhealth, makeCloudmc, makeHere } from "@/lib/operations/make-clients";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";
import { completeConnection } from "@/lib/services/settings/complete-connection";
import { settings } from "@/lib/support/env";
import { listCustomers } from "@/lib/upstreams/cloudhealth/customers-api";
import { listOrganizations } from "@/lib/upstreams/cloudmc/organizations-api";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import { openGate } from "@/lib/upstreams/gate";
import { listReports } from "@/lib/upstreams/here/usage-reports-api";

/**
 * One harmless read with what was typed, before it is saved. Past the lane: that one may be stopped by the very key which
 * is being replaced, and what comes of a try says nothing of the connection in use.
 */
export async function tryConnection(
  scope: StaffScope,
  typed: ConnectionTrial,
): Promise<Result<TrialOutcome, NotPermitted | ConnectionRefusal>> {
  const forbidden = whyNotPermitted(scope, "connections:manage");
  if (forbidden) return refuse(forbidden);
  const { upstream } = typed;
  const kept = (await withScope(scope, listConnections))[upstream];
  const whole = completeConnection(typed, kept?.entered ?? null);
  if (!whole.ok) return whole;
  const outcome = await read(upstream, whole.value);
  await withScope(scope, (db) =>
    addAuditEntry(db, {
      actorId: scope.userId,
      actorName: scope.name,
      verb: "connection:tried",
      subject: upstream,
      customerId: null,
      operationId: null,
      detail: { outcome: outcome.at === "answered" ? outcome.at : outcome.trouble },
    }),
  );
  return ok(outcome);
}

async function read(upstream: Upstream, parts: PartTexts): Promise<TrialOutcome> {
  const since = performance.now();
  try {
    const count = await COUNTS[upstream](parts);
    return { at: "answered", ms: Math.round(performance.now() - since), count };
  } catch (error) {
    if (!(error instanceof UpstreamFailure)) throw error;
    return { at: "failed", trouble: error.reason, status: error.status, lines: error.lines };
  }
}

const options = () => ({ gate: openGate, deadlineMs: settings().upstreamDeadlineMs, reads: "page" }) as const;

/** Customers, organizations; HERE has nothing to count. */
const COUNTS: Record<Upstream, (parts: PartTexts) => Promise<number | null>> = {
  cloudhealth: async (parts) => {
    const first = await listCustomers(makeCloudhealth(parts, options())).next();
    return first.done ? null : first.value.total;
  },
  cloudmc: async (parts) => (await listOrganizations(makeCloudmc(parts, options()))).length,
  here: async (parts) => {
    await listReports(makeHere(parts, options()), 1);
    return null;
  },
};
