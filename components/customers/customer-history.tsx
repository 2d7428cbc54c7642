import { useTranslations } from "next-intl";
import type { Params } from "@/components/ui/address";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import type { CustomerHistoryPage } from "@/lib/domain/customers/customer-history";
import type { PageSize } from "@/lib/domain/values/list-query";
import { CustomerHistoryList } from "./customer-history-list";

export type CustomerHistoryProps = {
  history: CustomerHistoryPage;
  query: { readonly page: number; readonly per: PageSize };
  params: Params;
  pathname: string;
};

export function CustomerHistory({ history, query, params, pathname }: CustomerHistoryProps) {
  const t = useTranslations("customerLife.history");
  const { entries, total } = history;
  return (
    <Panel title={t("title")} note={t("note", { count: total })}>
      {entries.length === 0 ? (
        <EmptyState kind="no-result" title={t("page")} clearHref={pathname} />
      ) : (
        <CustomerHistoryList entries={entries} />
      )}
      <Pagination pathname={pathname} params={params} page={query.page} size={query.per} total={total} />
    </Panel>
  );
}
