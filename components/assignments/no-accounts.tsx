import { useTranslations } from "next-intl";
import type { Params } from "@/components/ui/address";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { AccountListQuery } from "@/lib/domain/accounts/account-list-query";
import { clearedAccounts, hasAccountFilter } from "./account-filters";

export type NoAccountsProps = { query: AccountListQuery; params: Params; isRead: boolean };

export function NoAccounts({ query, params, isRead }: NoAccountsProps) {
  const t = useTranslations("assignments.empty");
  if (!isRead) {
    return (
      <EmptyState
        kind="first-use"
        title={t("unread")}
        note={t("unreadNote")}
        action={<LinkButton href="/">{t("overview")}</LinkButton>}
      />
    );
  }
  if (!hasAccountFilter(query)) return <EmptyState kind="first-use" title={t("none")} note={t("noneNote")} />;
  const clearHref = clearedAccounts(params);
  const isOnlyUnassigned = query.state === "unassigned" && query.q === "" && query.customer === null;
  if (isOnlyUnassigned) {
    return <EmptyState kind="no-result" title={t("allAssigned")} note={t("allAssignedNote")} clearHref={clearHref} />;
  }
  return <EmptyState kind="no-result" title={t("noMatch")} note={t("noMatchNote")} clearHref={clearHref} />;
}
