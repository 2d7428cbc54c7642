import "server-only";
import { withScope } from "@/lib/db/client";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { Drift } from "@/lib/domain/drift/drift";
import type { DriftRefusal, Reversion } from "@/lib/domain/drift/drift-choice";
import type { WantedPlace } from "@/lib/domain/plans/assignment-plan";
import type { PlanRefusal } from "@/lib/domain/plans/plan-refusal";
import { type Result, refuse } from "@/lib/domain/values/result";
import { whyNotPermitted } from "@/lib/services/access/permit";
import { chooseDrift } from "@/lib/services/drift/choose-drift";
import { createPlan } from "@/lib/services/plans/create-plan";

/** A plan back to what is wanted, of what can be put back; nothing is sent before it is applied. */
export async function revertDrift(
  scope: StaffScope,
  { choice, id, name }: Reversion,
): Promise<Result<{ planId: string }, PlanRefusal | DriftRefusal>> {
  const forbidden = whyNotPermitted(scope, "assignments:write");
  if (forbidden) return refuse(forbidden);
  const chosen = await withScope(scope, (db) => chooseDrift(db, choice));
  if (chosen === null) return refuse({ code: "drift-changed" });
  const wanted = chosen.filter(({ obstacle }) => obstacle === null).map(toWanted);
  if (wanted.length === 0) return refuse({ code: "nothing-revertible" });
  return createPlan(scope, { id, name, source: "drift", wanted });
}

function toWanted({ owner, wanted }: Drift): WantedPlace {
  if (wanted === null) return { owner, customer: null, payer: null };
  return { owner, customer: wanted.customer, payer: wanted.payer };
}
