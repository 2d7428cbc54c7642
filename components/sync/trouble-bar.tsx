import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { UpstreamHealth } from "@/lib/domain/sync/sync-run";
import type { Upstream, UpstreamTrouble } from "@/lib/domain/values/upstream";
import { UpstreamBar } from "../layout/upstream-bar";

const KEY_VARIABLE: Record<Upstream, string> = {
  cloudhealth: "CLOUDHEALTH_API_KEY",
  cloudmc: "CLOUDMC_API_KEY",
  here: "HERE_ACCESS_KEY_ID, HERE_ACCESS_KEY_SECRET",
};

export type TroubleBarProps = {
  health: readonly UpstreamHealth[];
  /** Whose pages it stands on: what is affected is said in their words. */
  reader: "staff" | "customer";
  /** Whether the reader may open the settings, where a refused key is told of. */
  maySettings?: boolean;
};

function SettingsLink({ children }: { children: ReactNode }) {
  return (
    <Link prefetch={false} href="/settings" className="underline underline-offset-2">
      {children}
    </Link>
  );
}

/** Which upstream fails and how, since when, what that touches, and from when the figures shown in its place are. */
export function TroubleBar({ health, reader, maySettings = false }: TroubleBarProps) {
  const t = useTranslations("sync");
  const settings = (chunks: ReactNode) => (maySettings ? <SettingsLink>{chunks}</SettingsLink> : chunks);
  const whatStaffKnow = (upstream: Upstream, reason: UpstreamTrouble): ReactNode => {
    if (reason !== "credentials") return t(`affects.${upstream}`);
    return (
      <>
        {t(`affects.${upstream}`)} · {t.rich("keyRefused", { variable: KEY_VARIABLE[upstream], settings })}
      </>
    );
  };
  const troubles = health.flatMap(({ upstream, trouble, lastSuccessAt }) => {
    if (trouble === null) return [];
    const source = t(`upstreams.${upstream}`);
    return [
      {
        source,
        title: t(`trouble.${trouble.reason}`, { source }),
        since: trouble.since,
        what: reader === "staff" ? whatStaffKnow(upstream, trouble.reason) : t(`affectsYou.${upstream}`),
        dataFrom: lastSuccessAt,
      },
    ];
  });
  return <UpstreamBar troubles={troubles} />;
}
