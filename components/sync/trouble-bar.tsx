import { useTranslations } from "next-intl";
import type { UpstreamHealth } from "@/lib/domain/sync/sync-run";
import { UpstreamBar } from "../layout/upstream-bar";

export type TroubleBarProps = {
  health: readonly UpstreamHealth[];
  /** Whose pages it stands on: what is affected is said in their words. */
  reader: "staff" | "customer";
};

/** Which upstream fails and how, since when, what that touches, and from when the figures shown in its place are. */
export function TroubleBar({ health, reader }: TroubleBarProps) {
  const t = useTranslations("sync");
  const troubles = health.flatMap(({ upstream, trouble, lastSuccessAt }) => {
    if (trouble === null) return [];
    const source = t(`upstreams.${upstream}`);
    return [
      {
        source,
        title: t(`trouble.${trouble.reason}`, { source }),
        since: trouble.since,
        what: reader === "staff" ? t(`affects.${upstream}`) : t(`affectsYou.${upstream}`),
        dataFrom: lastSuccessAt,
      },
    ];
  });
  return <UpstreamBar troubles={troubles} />;
}
