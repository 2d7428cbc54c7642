import { clsx } from "clsx";
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

export type RunStateProps = {
  run: Pick<SyncRun, "state" | "step" | "trouble" | "releasedBy" | "passes">;
  /** In a row of a phone there is room for one word. */
  isRow?: boolean;
};

/** How a reading stands: what it reads while it runs, why it stopped, whether somebody let it go. */
export function RunState({ run, isRow = false }: RunStateProps) {
  const t = useTranslations("sync");
  const { state, step, trouble, releasedBy, passes } = run;
  const more = [
    state === "running" ? t(`steps.${step}`) : null,
    passes > 1 ? t("passes", { count: passes }) : null,
    state === "held" && releasedBy ? t("held.released.short") : null,
    trouble ? t(`reasons.${trouble}`) : null,
  ].filter((word) => word !== null);
  return (
    <Status tone={TONES[state]}>
      {t(`runState.${state}`)}
      {more.length > 0 && <span className={clsx("text-muted", isRow && "max-sm:hidden")}> · {more.join(" · ")}</span>}
    </Status>
  );
}
