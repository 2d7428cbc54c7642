import { useLocale, useTranslations } from "next-intl";
import type { SyncRun } from "@/lib/domain/sync/sync-run";
import { DateTime } from "../ui/figures/date-time";
import { formatQuantity } from "../ui/figures/format-quantity";
import { Quantity } from "../ui/figures/quantity";
import { KeyboardRows } from "../ui/keyboard-rows";
import { RowLink } from "../ui/row-link";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";
import { minutesLeft, secondsOf } from "./run-figures";
import { useRunStarter } from "./run-starter";
import { RunState } from "./run-state";

/** From here on minutes say enough. */
const LONG_S = 300;

export type Pace = { ratePerMinute: number; now: Date };

/** Every reading of an upstream's lists: what it saw, what it changed, why it stopped. */
export function SyncRunTable({ runs, pace }: { runs: readonly SyncRun[]; pace: Pace }) {
  const t = useTranslations("activity.runs");
  return (
    <KeyboardRows>
      <Table label={t("title")} stack>
        <thead>
          <tr>
            <Th>{t("upstream")}</Th>
            <Th>{t("state")}</Th>
            <Th>{t("started")}</Th>
            <Th>{t("by")}</Th>
            <Th numeric>{t("took")}</Th>
            <Th numeric>{t("calls")}</Th>
            <Th numeric>{t("seen")}</Th>
            <Th numeric>{t("changed")}</Th>
            <Th numeric>{t("missing")}</Th>
            <Th numeric>{t("removed")}</Th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} pace={pace} />
          ))}
        </tbody>
      </Table>
    </KeyboardRows>
  );
}

function RunRow({ run, pace }: { run: SyncRun; pace: Pace }) {
  const sync = useTranslations("sync");
  const starter = useRunStarter();
  return (
    <tr>
      <Td phone="lead">
        <RowLink href={`/activity/runs/${run.id}`}>{sync(`upstreams.${run.upstream}`)}</RowLink>
      </Td>
      <Td phone="figure">
        <RunState run={run} isRow />
      </Td>
      <Td muted phone="sub">
        <DateTime value={run.startedAt} show="both" />
      </Td>
      <Td muted>{starter(run.startedBy)}</Td>
      <Td numeric muted phone="figure2">
        <Took run={run} pace={pace} />
      </Td>
      <Td numeric>
        <CallsMade run={run} />
      </Td>
      {(["seen", "changed", "missing", "removed"] as const).map((what) => (
        <Td key={what} numeric>
          <Quantity value={String(run.changes[what])} />
        </Td>
      ))}
    </tr>
  );
}

/** How long a reading took or, while it runs, will still take. */
export function Took({ run, pace }: { run: SyncRun; pace: Pace }) {
  const t = useTranslations("activity.runs");
  const locale = useLocale();
  const seconds = secondsOf(run);
  const number = (value: number) => formatQuantity({ value: String(value), locale });
  if (seconds !== null) {
    return seconds < LONG_S
      ? t("seconds", { seconds: number(seconds) })
      : t("minutes", { minutes: number(Math.round(seconds / 60)) });
  }
  const minutes = minutesLeft(run, pace);
  return minutes === null ? null : t("left", { minutes });
}

/** The calls made and, until all are, how many there will be. */
export function CallsMade({ run }: { run: SyncRun }) {
  const t = useTranslations("activity.runs");
  const locale = useLocale();
  const number = (value: number) => formatQuantity({ value: String(value), locale });
  if (run.callsPlanned === null || run.calls >= run.callsPlanned) return <Quantity value={String(run.calls)} />;
  return <span className="tnum">{t("callsOf", { made: number(run.calls), planned: number(run.callsPlanned) })}</span>;
}
