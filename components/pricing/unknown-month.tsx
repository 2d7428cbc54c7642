import { useTranslations } from "next-intl";
import { EmptyState } from "../ui/empty-state";

/** CloudMC could not make a report: what was used and what it costs is not known, which is not nothing. */
export function UnknownMonth({ month }: { month: string }) {
  const t = useTranslations("pricing");
  return <EmptyState kind="no-result" title={t("unknown", { month })} note={t("unknownNote")} />;
}
