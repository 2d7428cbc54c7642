import { useTranslations } from "next-intl";
import type { SyncRun } from "@/lib/domain/sync/sync-run";
import { DefinitionList } from "../ui/definition-list";
import { DateTime } from "../ui/figures/date-time";
import { Quantity } from "../ui/figures/quantity";
import { useRunStarter } from "./run-starter";
import { RunState } from "./run-state";
import { CallsMade, type Pace, Took } from "./sync-run-table";

/** One reading: how it stands and its figures. */
export function RunFacts({ run, pace }: { run: SyncRun; pace: Pace }) {
  const t = useTranslations("activity.runs");
  const starter = useRunStarter();
  return (
    <div className="grid items-start gap-x-10 md:grid-cols-2">
      <DefinitionList
        facts={[
          { label: t("state"), value: <RunState run={run} /> },
          { label: t("started"), value: <DateTime value={run.startedAt} show="both" /> },
          { label: t("took"), value: <Took run={run} pace={pace} /> },
          { label: t("by"), value: starter(run.startedBy) },
        ]}
      />
      <DefinitionList
        facts={[
          { label: t("calls"), value: <CallsMade run={run} /> },
          ...(["seen", "changed", "missing", "removed"] as const).map((what) => ({
            label: t(what),
            value: <Quantity value={String(run.changes[what])} />,
          })),
        ]}
      />
    </div>
  );
}
