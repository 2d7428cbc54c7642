import "server-only";
import type { Db } from "@/lib/db/client";
import { fromDocument, toDocument } from "@/lib/db/document";
import type { Prisma } from "@/lib/db/generated/client";
import type {
  AssignmentPlan,
  BillingGap,
  PlanRefusal,
  PlanStep,
  WantedPlace,
} from "@/lib/domain/plans/assignment-plan";
import type { PlanFigures } from "@/lib/domain/plans/plan-figures";
import {
  PLAN_SOURCES,
  PLAN_STATES,
  type PlanHead,
  type PlanSource,
  type PlanState,
} from "@/lib/domain/plans/plan-view";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";

export interface NewPlan {
  readonly id: string;
  readonly name: string;
  readonly source: PlanSource;
  readonly state: PlanState;
  readonly wanted: readonly WantedPlace[];
  readonly plan: AssignmentPlan;
  readonly figures: PlanFigures;
  readonly createdById: string;
  readonly createdByName: string;
  readonly replaces: string | null;
}

const HEAD = {
  id: true,
  name: true,
  source: true,
  state: true,
  figures: true,
  wantedCount: true,
  createdById: true,
  createdByName: true,
  createdAt: true,
  approvedByName: true,
  approvedAt: true,
  appliedAt: true,
  batchId: true,
  replaces: true,
} as const satisfies Prisma.AssignmentPlanSelect;

type HeadRow = Prisma.AssignmentPlanGetPayload<{ select: typeof HEAD }>;

export async function insertPlan(db: Db, { figures, ...plan }: NewPlan): Promise<void> {
  await db.assignmentPlan.create({
    data: {
      ...plan,
      wanted: toDocument(plan.wanted),
      plan: toDocument(plan.plan),
      figures: toDocument(figures),
      wantedCount: plan.wanted.length,
      stepCount: figures.calls,
      refusedCount: figures.refused,
    },
    select: { id: true },
  });
  await db.$executeRaw`
    INSERT INTO open_plan_account (plan_id, owner)
    SELECT DISTINCT p.id, s ->> 'owner' FROM assignment_plan p, jsonb_array_elements(p.plan -> 'steps') s
    WHERE p.id = ${plan.id}::uuid`;
}

export async function findPlan(db: Db, id: string): Promise<PlanHead | null> {
  const row = await db.assignmentPlan.findUnique({ where: { id }, select: HEAD });
  return row && toHead(row);
}

/** The same, and nobody else decides about it until the transaction ends. */
export async function lockPlan(db: Db, id: string): Promise<PlanHead | null> {
  await db.$queryRaw`SELECT FROM assignment_plan WHERE id = ${id}::uuid FOR UPDATE`;
  return findPlan(db, id);
}

/** The newest first. */
export async function listPlans(db: Db, page: { skip: number; take: number }): Promise<PlanHead[]> {
  const rows = await db.assignmentPlan.findMany({
    select: HEAD,
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    ...page,
  });
  return rows.map(toHead);
}

export async function countPlans(db: Db): Promise<number> {
  return db.assignmentPlan.count();
}

export async function findSuccessor(db: Db, id: string): Promise<string | null> {
  const row = await db.assignmentPlan.findFirst({
    where: { replaces: id },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  return row?.id ?? null;
}

/** What was wanted and the plan itself, whole. */
export async function findPlanDocument(
  db: Db,
  id: string,
): Promise<{ wanted: WantedPlace[]; plan: AssignmentPlan } | null> {
  const row = await db.assignmentPlan.findUnique({ where: { id }, select: { wanted: true, plan: true } });
  return row && { wanted: fromDocument(row.wanted), plan: fromDocument(row.plan) };
}

interface Parts {
  readonly steps: PlanStep;
  readonly refused: PlanRefusal;
  readonly gaps: BillingGap;
  readonly unchanged: AwsAccountId;
}

/** Some rows of one part of a plan, cut out by the database. */
export async function listPlanPart<P extends keyof Parts>(
  db: Db,
  { id, part }: { id: string; part: P },
  { skip, take }: { skip: number; take: number },
): Promise<Parts[P][]> {
  const [row] = await db.$queryRaw<{ rows: Prisma.JsonValue }[]>`
    SELECT jsonb_path_query_array(plan -> ${part}, '$[$from to $to]',
      jsonb_build_object('from', ${skip}::int, 'to', ${skip + take - 1}::int)) AS rows
    FROM assignment_plan WHERE id = ${id}::uuid`;
  return row ? fromDocument<Parts[P][]>(row.rows) : [];
}

export interface PlanDecision {
  readonly state: PlanState;
  readonly approved?: { readonly by: string; readonly name: string; readonly at: Date };
  readonly applied?: { readonly batchId: string; readonly at: Date };
}

export async function putPlanState(db: Db, id: string, { state, approved, applied }: PlanDecision): Promise<void> {
  await db.assignmentPlan.update({
    where: { id },
    data: {
      state,
      ...(approved && { approvedById: approved.by, approvedByName: approved.name, approvedAt: approved.at }),
      ...(applied && { batchId: applied.batchId, appliedAt: applied.at }),
    },
    select: { id: true },
  });
  if (state === "applied" || state === "discarded") await db.openPlanAccount.deleteMany({ where: { planId: id } });
}

function toHead(row: HeadRow): PlanHead {
  return {
    ...row,
    source: PLAN_SOURCES.find((known) => known === row.source) ?? "page",
    state: PLAN_STATES.find((known) => known === row.state) ?? "discarded",
    figures: fromDocument<PlanFigures>(row.figures),
    createdAt: row.createdAt.toISOString(),
    approvedAt: row.approvedAt?.toISOString() ?? null,
    appliedAt: row.appliedAt?.toISOString() ?? null,
  };
}
