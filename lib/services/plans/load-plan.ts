import "server-only";
import { findBatch } from "@/lib/db/batch-rows";
import { type Db, withScope } from "@/lib/db/client";
import { nameCustomers } from "@/lib/db/customer-rows";
import { listNamedAccounts } from "@/lib/db/plan-fact-rows";
import { listOutcomes } from "@/lib/db/plan-result-rows";
import { listRivals } from "@/lib/db/plan-rival-rows";
import { findPlan, findSuccessor, listPlanPart } from "@/lib/db/plan-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { PlanStep } from "@/lib/domain/plans/assignment-plan";
import type { PlanHead, PlanNames, PlanPage, PlanPart, PlanView, StepResult } from "@/lib/domain/plans/plan-view";
import { demand } from "@/lib/services/access/permit";
import { stepOperationId } from "@/lib/services/plans/plan-operations";

export interface PlanQuery {
  readonly part: PlanPart;
  readonly page: number;
  readonly per: number;
}

const OUTCOMES_AT_ONCE = 5_000;
const NO_RIVALS = { plans: [], operations: [], operationCount: 0 };

/** A plan with one page of one of its parts; null when there is none. */
export async function loadPlan(scope: StaffScope, id: string, query: PlanQuery): Promise<PlanView | null> {
  demand(scope, "assignments:read");
  return withScope(scope, async (db) => {
    const head = await findPlan(db, id);
    if (!head) return null;
    const page = await loadPage(db, head, query);
    const isOpen = head.state !== "applied" && head.state !== "discarded";
    const [batch, replacedBy, rivals, names] = await Promise.all([
      head.batchId ? findBatch(db, head.batchId) : null,
      findSuccessor(db, id),
      isOpen ? listRivals(db, id) : NO_RIVALS,
      loadNames(db, page),
    ]);
    return { ...head, batch, replacedBy, page, names, rivals };
  });
}

async function loadPage(db: Db, head: PlanHead, { part, page, per }: PlanQuery): Promise<PlanPage> {
  const { id } = head;
  const slice = { skip: (page - 1) * per, take: per };
  switch (part) {
    case "steps":
      return { part, rows: await withOutcomes(db, head, await listPlanPart(db, { id, part }, slice)) };
    case "refused":
      return { part, rows: await listPlanPart(db, { id, part }, slice) };
    case "gaps":
      return { part, rows: await listPlanPart(db, { id, part }, slice) };
    case "unchanged":
      return { part, rows: await listPlanPart(db, { id, part }, slice) };
  }
}

/** Each step with what became of it; nothing yet while the plan is not applied. */
export async function withOutcomes(
  db: Db,
  { id, batchId }: Pick<PlanHead, "id" | "batchId">,
  steps: readonly PlanStep[],
): Promise<StepResult[]> {
  if (batchId === null) return steps.map((step) => ({ step, operation: null }));
  const results: StepResult[] = [];
  for (let from = 0; from < steps.length; from += OUTCOMES_AT_ONCE) {
    const some = steps.slice(from, from + OUTCOMES_AT_ONCE);
    const ids = some.map((step) => stepOperationId(id, step.at));
    const outcomes = await listOutcomes(db, batchId, ids);
    results.push(...some.map((step, at) => ({ step, operation: outcomes.get(ids[at] ?? "") ?? null })));
  }
  return results;
}

async function loadNames(db: Db, page: PlanPage): Promise<PlanNames> {
  const places = page.part === "steps" ? page.rows.flatMap(({ step }) => [step.from, step.to]) : [];
  const customers = places.flatMap((place) => (place === null ? [] : [place.customer]));
  const owners = page.rows.map((row) => (typeof row === "string" ? row : "step" in row ? row.step.owner : row.owner));
  const [accounts, named] = await Promise.all([listNamedAccounts(db, owners), nameCustomers(db, customers)]);
  return {
    accounts: Object.fromEntries(accounts.map(({ owner, name }) => [owner, name])),
    customers: Object.fromEntries(named),
  };
}
