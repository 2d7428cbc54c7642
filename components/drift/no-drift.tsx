import { useTranslations } from "next-intl";
import { address, type Params } from "@/components/ui/address";
import { EmptyState } from "@/components/ui/empty-state";
import { DateTime } from "@/components/ui/figures/date-time";
import { LinkButton } from "@/components/ui/link-button";
import type { DriftQuery } from "@/lib/domain/drift/drift-query";
import { DRIFT_PATH } from "./drift-filters";

export function NoDrift({ query, params, readAt }: { query: DriftQuery; params: Params; readAt: string | null }) {
  const t = useTranslations("drift.empty");
  if (readAt === null) {
    const overview = <LinkButton href="/">{t("overview")}</LinkButton>;
    return <EmptyState kind="first-use" title={t("unread")} note={t("unreadNote")} action={overview} />;
  }
  if (query.q !== "" || query.kind !== null) {
    const clearHref = address(DRIFT_PATH, params, { q: null, class: null });
    return <EmptyState kind="no-result" title={t("noMatch")} note={t("noMatchNote")} clearHref={clearHref} />;
  }
  const time = () => <DateTime value={readAt} show="both" />;
  return <EmptyState kind="first-use" title={t("none")} note={t.rich("noneNote", { time })} />;
}
