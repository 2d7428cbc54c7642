import { useTranslations } from "next-intl";
import type { Cached, Upstream } from "@/lib/domain/values/upstream";
import { EmptyState } from "../ui/empty-state";
import { FetchTrouble } from "./fetch-trouble";
import { FiguresAge } from "./figures-age";

export type NotReadYetProps = { of: Extract<Cached<unknown>, { state: "absent" }>; from: Upstream; now: Date };

/** In place of figures that were never read: whether they are on their way, or why they are not. */
export function NotReadYet({ of, from, now }: NotReadYetProps) {
  const t = useTranslations("freshness");
  const source = useTranslations("sync.upstreams")(from);
  return (
    <>
      <FetchTrouble of={of} now={now} />
      {of.refreshing ? (
        <EmptyState kind="first-use" title={t("firstReading", { source })} note={t("firstReadingNote")} />
      ) : (
        of.failure === null && <EmptyState kind="first-use" title={t("notRead", { source })} note={t("notReadNote")} />
      )}
      <FiguresAge of={of} now={now} />
    </>
  );
}
