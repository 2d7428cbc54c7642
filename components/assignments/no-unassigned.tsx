import { useTranslations } from "next-intl";
import type { Params } from "@/components/ui/address";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { clearedUnassigned } from "./unassigned-filters";

export type NoUnassignedProps = { isFiltered: boolean; params: Params; isRead: boolean };

export function NoUnassigned({ isFiltered, params, isRead }: NoUnassignedProps) {
  const t = useTranslations("assignments.empty");
  if (!isRead) {
    const action = <LinkButton href="/">{t("overview")}</LinkButton>;
    return <EmptyState kind="first-use" title={t("unread")} note={t("unreadNote")} action={action} />;
  }
  if (!isFiltered) return <EmptyState kind="first-use" title={t("allAssigned")} note={t("allAssignedNote")} />;
  return (
    <EmptyState kind="no-result" title={t("noMatch")} note={t("noMatchNote")} clearHref={clearedUnassigned(params)} />
  );
}
