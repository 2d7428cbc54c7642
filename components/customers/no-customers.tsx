import { useTranslations } from "next-intl";
import type { Params } from "@/components/ui/address";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { CustomerListQuery } from "@/lib/domain/customers/customer-list-query";
import { clearedCustomers, hasCustomerFilter } from "./customer-filters";

export type NoCustomersProps = { query: CustomerListQuery; params: Params; isRead: boolean };

/** Nothing matches, nothing was read yet, or there is nothing: three different things to do next. */
export function NoCustomers({ query, params, isRead }: NoCustomersProps) {
  const t = useTranslations("customers.empty");
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
  if (!hasCustomerFilter(query)) return <EmptyState kind="first-use" title={t("none")} note={t("noneNote")} />;
  return (
    <EmptyState kind="no-result" title={t("noMatch")} note={t("noMatchNote")} clearHref={clearedCustomers(params)} />
  );
}
