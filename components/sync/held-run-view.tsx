import { useTranslations } from "next-intl";
import type { HeldRun } from "@/lib/domain/sync/sync-run";
import { DateTime } from "../ui/figures/date-time";
import { Notice } from "../ui/notice";
import { Panel } from "../ui/panel";
import { ClientWords } from "../words/client-words";
import { HeldRowTable } from "./held-row-table";
import { ReleaseRun } from "./release-run";

/** Why a reading was held back, what it missed, and what an admin can do about it. */
export function HeldRunView({ run, mayRelease }: { run: HeldRun; mayRelease: boolean }) {
  const t = useTranslations("sync.held");
  const { held, why } = run;
  const count =
    held.length < why.total ? t("cut", { shown: held.length, total: why.total }) : t("count", { count: held.length });
  return (
    <>
      <Panel title={t("why")}>
        <div className="max-w-prose text-sm">
          {why.causes.map(({ list, isEmpty, known, missing }) => (
            <p key={list}>{t(isEmpty ? "emptied" : "shrunk", { list: t(`lists.${list}`), known, missing })}</p>
          ))}
          <p className="mt-1 text-muted">{t("rule")}</p>
        </div>
      </Panel>
      <Panel title={t("release.title")}>
        <Release run={run} mayRelease={mayRelease} />
      </Panel>
      <Panel title={t("rows")} note={count}>
        <HeldRowTable rows={held} />
      </Panel>
    </>
  );
}

function Release({ run, mayRelease }: { run: HeldRun; mayRelease: boolean }) {
  const t = useTranslations("sync.held");
  const { releasedBy, releasedAt } = run;
  if (releasedBy && releasedAt) {
    const time = () => <DateTime value={releasedAt} show="both" />;
    return <Notice tone="positive">{t.rich("released.long", { by: releasedBy, time })}</Notice>;
  }
  const reason = run.isLatest ? (mayRelease ? null : t("release.notAdmin")) : t("release.outdated");
  return (
    <div className="max-w-prose text-sm">
      <p>{t(`release.does.${run.upstream}`)}</p>
      {reason && <p className="mt-1 text-muted">{reason}</p>}
      <ClientWords namespaces={["sync", "refusals", "ui"]}>
        <ReleaseRun runId={run.id} rows={run.held.length} reason={reason} />
      </ClientWords>
    </div>
  );
}
