import { useLocale, useTranslations } from "next-intl";
import type { SyncRun, SyncRunState } from "@/lib/domain/sync/sync-run";
import { DateTime } from "../ui/figures/date-time";
import { formatQuantity } from "../ui/figures/format-quantity";
import { Quantity } from "../ui/figures/quantity";
import { Status } from "../ui/status";
import type { StatusTone } from "../ui/status-marks";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";

const TONES: Record<SyncRunState, StatusTone> = {
  running: "pending",
  done: "positive",
  failed: "negative",
  held: "caution",
  incomplete: "caution",
};
const MS = 1000;

function secondsOf({ startedAt, endedAt }: SyncRun): number | null {
  return endedAt === null ? null : Math.max(0, Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / MS));
}

/** Every reading of an upstream's lists: what it saw, what it changed, why it stopped. */
export function SyncRunTable({ runs }: { runs: readonly SyncRun[] }) {
  const t = useTranslations("activity.runs");
  const sync = useTranslations("sync");
  const locale = useLocale();
  return (
    <Table label={t("title")} stack>
      <thead>
        <tr>
          <Th>{t("upstream")}</Th>
          <Th>{t("state")}</Th>
          <Th>{t("started")}</Th>
          <Th>{t("by")}</Th>
          <Th numeric>{t("took")}</Th>
          <Th numeric>{t("seen")}</Th>
          <Th numeric>{t("changed")}</Th>
          <Th numeric>{t("missing")}</Th>
          <Th numeric>{t("removed")}</Th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => {
          const seconds = secondsOf(run);
          return (
            <tr key={run.id}>
              <Td phone="lead">{sync(`upstreams.${run.upstream}`)}</Td>
              <Td phone="figure">
                <Status tone={TONES[run.state]}>
                  {sync(`runState.${run.state}`)}
                  {run.state === "running" && <span className="text-muted"> · {sync(`steps.${run.step}`)}</span>}
                  {run.trouble && <span className="text-muted"> · {sync(`reasons.${run.trouble}`)}</span>}
                </Status>
              </Td>
              <Td muted phone="sub">
                <DateTime value={run.startedAt} show="both" />
              </Td>
              <Td muted>{run.startedBy}</Td>
              <Td numeric muted phone="figure2">
                {seconds !== null && t("seconds", { seconds: formatQuantity({ value: String(seconds), locale }) })}
              </Td>
              {(["seen", "changed", "missing", "removed"] as const).map((what) => (
                <Td key={what} numeric>
                  <Quantity value={String(run.changes[what])} />
                </Td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
