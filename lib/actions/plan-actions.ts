"use server";

import { staffAction } from "@/lib/actions/define-action";
import {
  PlanApplyInput,
  PlanCopyInput,
  PlanDecisionInput,
  PlanFileInput,
  PlanInput,
  ReplanInput,
} from "@/lib/domain/plans/plan-input";
import { applyPlan } from "@/lib/services/plans/apply-plan";
import { createPlan } from "@/lib/services/plans/create-plan";
import { approvePlan, discardPlan } from "@/lib/services/plans/decide-about-plan";
import { planCopy } from "@/lib/services/plans/plan-copy";
import { planFile } from "@/lib/services/plans/plan-file";
import { replan } from "@/lib/services/plans/replan";

export const createPlanAction = staffAction({
  permission: "assignments:write",
  input: PlanInput,
  run: createPlan,
  refresh: ["/assignments/plans"],
});

export const planFileAction = staffAction({
  permission: "assignments:write",
  input: PlanFileInput,
  run: planFile,
  refresh: ["/assignments/plans"],
});

export const planCopyAction = staffAction({
  permission: "assignments:write",
  input: PlanCopyInput,
  run: planCopy,
  refresh: ["/assignments/plans"],
});

export const approvePlanAction = staffAction({
  permission: "plans:approve",
  input: PlanDecisionInput,
  run: approvePlan,
  refresh: ["/assignments/plans"],
});

export const applyPlanAction = staffAction({
  permission: "assignments:write",
  proof: "recent",
  input: PlanApplyInput,
  run: applyPlan,
  refresh: ["/assignments", "/customers", "/activity"],
});

export const discardPlanAction = staffAction({
  permission: "assignments:write",
  input: PlanDecisionInput,
  run: discardPlan,
  refresh: ["/assignments/plans"],
});

export const replanAction = staffAction({
  permission: "assignments:write",
  input: ReplanInput,
  run: replan,
  refresh: ["/assignments/plans", "/activity"],
});
