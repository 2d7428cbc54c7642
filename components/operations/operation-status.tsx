import { useTranslations } from "next-intl";
import { Status } from "@/components/ui/status";
import type { StatusTone } from "@/components/ui/status-marks";
import { type OperationView, type ShownState, shownState } from "@/lib/domain/operations/operation-view";

const TONES: Record<ShownState, StatusTone> = {
  QUEUED: "pending",
  IN_FLIGHT: "pending",
  RETRY_WAIT: "caution",
  UNKNOWN: "caution",
  SUCCEEDED: "positive",
  REJECTED: "negative",
  NEEDS_REVIEW: "caution",
  CANCELLED: "neutral",
  GIVEN_UP: "neutral",
};

export function OperationStatus({ operation }: { operation: Pick<OperationView, "state" | "refusals"> }) {
  const t = useTranslations("operations.states");
  const state = shownState(operation);
  return <Status tone={TONES[state]}>{t(state)}</Status>;
}
