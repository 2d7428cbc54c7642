import { useTranslations } from "next-intl";
import type { SyncStatus, UpstreamHealth } from "@/lib/domain/sync/sync-run";
import type { Upstream } from "@/lib/domain/values/upstream";
import { DataAge } from "../ui/data-age";
import { DateTime } from "../ui/figures/date-time";
import { Status } from "../ui/status";

export type UpstreamFreshnessProps = { health: readonly UpstreamHealth[]; sync: SyncStatus; now: Date };

/** Each upstream: what it provides, how old that is, and whether it answers. */
export function UpstreamFreshness({ health, sync, now }: UpstreamFreshnessProps) {
  const t = useTranslations("sync");
  const readAt = ({ upstream, lastSuccessAt }: UpstreamHealth): string | null => {
    const whole: Record<Upstream, string | null> = {
      cloudhealth: sync.readAt,
      cloudmc: sync.cloudmcReadAt,
      here: lastSuccessAt,
    };
    return whole[upstream];
  };
  return (
    <ul aria-label={t("health.title")} className="border-t border-line text-sm">
      {health.map((one) => {
        const { upstream, trouble, lastSuccessAt } = one;
        return (
          <li
            key={upstream}
            className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line py-2"
          >
            <span className="min-w-0">
              <span className="font-medium">{t(`upstreams.${upstream}`)}</span>{" "}
              <span className="text-muted">{t(`health.provides.${upstream}`)}</span>
              <span className="block">
                <DataAge source={t(`upstreams.${upstream}`)} fetchedAt={readAt(one)} now={now} />
              </span>
            </span>
            {trouble && (
              <span>
                <Status tone="negative">{t(`health.troubles.${trouble.reason}`)}</Status>{" "}
                <span className="text-muted">
                  {t.rich("health.since", { time: () => <DateTime value={trouble.since} show="both" /> })}
                </span>
              </span>
            )}
            {!trouble && (
              <Status tone={lastSuccessAt ? "positive" : "neutral"}>
                {lastSuccessAt ? t("health.well") : t("health.never")}
              </Status>
            )}
          </li>
        );
      })}
    </ul>
  );
}
