import { useTranslations } from "next-intl";
import type { TrialOutcome } from "@/lib/domain/settings/connection-input";
import type { Upstream } from "@/lib/domain/values/upstream";
import { Notice } from "../ui/notice";

/** What the try of a connection brought. Needs the words of "connections" and "sync". */
export function TrialNotice({ upstream, outcome }: { upstream: Upstream; outcome: TrialOutcome }) {
  const t = useTranslations("connections.trial");
  const sync = useTranslations("sync");
  const name = sync(`upstreams.${upstream}`);
  if (outcome.at === "answered") {
    const { ms, count } = outcome;
    return (
      <Notice tone="positive" title={t("answered", { upstream: name, ms })}>
        {count === null ? t("counts.here") : t(`counts.${upstream}`, { count })}
      </Notice>
    );
  }
  const { trouble, status, lines } = outcome;
  return (
    <Notice
      tone="negative"
      title={t("failed", { upstream: name, trouble: sync(`health.troubles.${trouble}`), status: status ?? "none" })}
    >
      {t(`advice.${trouble}`)}
      {lines.length > 0 && (
        <span className="mt-1 block border-l-2 border-line-strong pl-2.5" lang="en">
          {lines.map((line) => (
            <span key={line} className="block break-words">
              {line}
            </span>
          ))}
        </span>
      )}
    </Notice>
  );
}
