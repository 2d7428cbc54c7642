import { useTranslations } from "next-intl";
import { Status } from "@/components/ui/status";
import type { StatusTone } from "@/components/ui/status-marks";
import { type BatchState, type BatchView, batchState } from "@/lib/domain/operations/batch";

const TONES: Record<BatchState, StatusTone> = {
  running: "pending",
  paused: "caution",
  stopped: "caution",
  done: "positive",
  "partly-done": "negative",
};

/** Needs the words of "batches". */
export function BatchStatus({ batch }: { batch: BatchView }) {
  const t = useTranslations("batches.states");
  const state = batchState(batch);
  return <Status tone={TONES[state]}>{t(state)}</Status>;
}
