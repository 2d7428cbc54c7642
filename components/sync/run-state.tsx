import { useTranslations } from "next-intl";
import type { SyncRun, SyncRunState } from "@/lib/domain/sync/sync-run";
import { Status } from "../ui/status";
import type { StatusTone } from "../ui/status-marks";

const TONES: Record<SyncRunState, StatusTone> = {
  running: "pending",
  done: "positive",
  failed: "negative",
  held: "caution",
  incomplete: "caution",
};

/** How a reading stands: what it reads while it runs, why it stopped, whether somebody let it go. */
export function RunState({ run }: { run: Pick<SyncRun, "state" | "step" | "trouble" | "releasedBy"> }) {
  const t = useTranslations("sync");
  const { state, step, trouble, releasedBy } = run;
  return (
    <Status tone={TONES[state]}>
      {t(`runState.${state}`)}
      {state === "running" && <span className="text-muted"> · {t(`steps.${step}`)}</span>}
      {state === "held" && releasedBy && <span className="text-muted"> · {t("held.released.short")}</span>}
      {trouble && <span className="text-muted"> · {t(`reasons.${trouble}`)}</span>}
    </Status>
  );
}
