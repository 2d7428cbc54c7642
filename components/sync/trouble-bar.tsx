import { useTranslations } from "next-intl";
import type { UpstreamHealth } from "@/lib/domain/sync/sync-run";
import { UpstreamBar } from "../layout/upstream-bar";

/** Which upstream fails and how, since when, what that touches, and from when the figures shown in its place are. */
export function TroubleBar({ health }: { health: readonly UpstreamHealth[] }) {
  const t = useTranslations("sync");
  const troubles = health.flatMap(({ upstream, trouble, lastSuccessAt }) => {
    if (trouble === null) return [];
    const source = t(`upstreams.${upstream}`);
    return [
      {
        source,
        title: t(`trouble.${trouble.reason}`, { source }),
        since: trouble.since,
        what: t(`affects.${upstream}`),
        dataFrom: lastSuccessAt,
      },
    ];
  });
  return <UpstreamBar troubles={troubles} />;
}
