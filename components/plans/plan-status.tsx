import { useTranslations } from "next-intl";
import { BatchStatus } from "@/components/operations/batch-status";
import { Status } from "@/components/ui/status";
import type { StatusTone } from "@/components/ui/status-marks";
import type { PlanLine, PlanState } from "@/lib/domain/plans/plan-view";

const TONES: Record<PlanState, StatusTone> = {
  ready: "info",
  "awaiting-approval": "caution",
  approved: "positive",
  applied: "positive",
  discarded: "neutral",
};

/** Once it is applied, how far it is says more than that it is. */
export function PlanStatus({ plan }: { plan: Pick<PlanLine, "state" | "batch"> }) {
  const t = useTranslations("plans.states");
  if (plan.batch) return <BatchStatus batch={plan.batch} />;
  return <Status tone={TONES[plan.state]}>{t(plan.state)}</Status>;
}
