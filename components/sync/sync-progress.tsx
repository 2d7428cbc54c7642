import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { SyncRun, SyncStatus } from "@/lib/domain/sync/sync-run";
import { Age } from "../ui/figures/age";
import { formatQuantity } from "../ui/figures/format-quantity";
import { Notice } from "../ui/notice";
import { ProgressBar } from "../ui/progress-bar";
import { minutesLeft } from "./run-figures";
import { useRunStarter } from "./run-starter";

export type SyncProgressProps = {
  status: SyncStatus;
  ratePerMinute: number;
  /** The server's clock when it wrote the page: the browser's first words must be the same. */
  renderedAt: string;
};

/** Where the reading under way is, or how the last one ended. */
export function SyncProgress({ status, ratePerMinute, renderedAt }: SyncProgressProps) {
  const t = useTranslations("sync");
  const { run, readAt } = status;
  if (run?.state === "running") {
    const minutes = minutesLeft(run, { ratePerMinute, now: new Date(renderedAt) });
    return <Running run={run} ratePerMinute={ratePerMinute} minutes={minutes} />;
  }
  return (
    <>
      {run?.state === "failed" && (
        <Notice tone="caution">{t("live.failed", { why: t(`reasons.${run.trouble ?? "failing"}`) })}</Notice>
      )}
      {run?.state === "incomplete" && <Notice tone="caution">{t("live.incomplete")}</Notice>}
      {run?.state === "held" && (
        <Notice tone="caution">
          {t("live.held")}{" "}
          <Link prefetch={false} href={`/activity/runs/${run.id}`} className="underline underline-offset-2">
            {t("live.heldLink")}
          </Link>
        </Notice>
      )}
      <p className="text-muted">
        {readAt ? t.rich("live.lastRead", { age: () => <Age since={readAt} /> }) : t("live.neverRead")}
      </p>
    </>
  );
}

type RunningProps = { run: SyncRun; ratePerMinute: number; minutes: number | null };

function Running({ run, ratePerMinute, minutes }: RunningProps) {
  const t = useTranslations("sync");
  const locale = useLocale();
  const number = (value: number) => formatQuantity({ value: String(value), locale });
  const starter = useRunStarter();
  const { done, total, step, startedBy } = run;
  const label = t("live.running", { step: t(`steps.${step}`) });
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span>{label}</span>
        <span className="tnum text-muted">
          {total === null
            ? t("live.counted", { done: number(done) })
            : t("live.progress", { done: number(done), total: number(total) })}
        </span>
      </p>
      <ProgressBar value={total === null ? null : done} max={total ?? 1} label={label} />
      <p className="text-xs text-muted">
        {minutes !== null && `${t("live.remaining", { minutes })} · `}
        {t("live.startedBy", { name: starter(startedBy) })} · {t("live.limit", { calls: ratePerMinute })}
      </p>
    </div>
  );
}
