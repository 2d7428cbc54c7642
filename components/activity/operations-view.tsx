import { useTranslations } from "next-intl";
import type { OperationView } from "@/lib/domain/operations/operation-view";
import { OperationTable } from "../operations/operation-table";
import { EmptyState } from "../ui/empty-state";
import { Pagination } from "../ui/pagination";
import type { ListPage } from "./list-page";

export function OperationsView(props: ListPage & { operations: readonly OperationView[] }) {
  const { operations, total, query, params } = props;
  const t = useTranslations("activity.empty");
  if (total === 0) return <EmptyState kind="first-use" title={t("operations")} note={t("operationsNote")} />;
  if (operations.length === 0) return <EmptyState kind="no-result" title={t("page")} clearHref="/activity" />;
  return (
    <>
      <OperationTable operations={operations} />
      <Pagination pathname="/activity" params={params} page={query.page} size={query.per} total={total} />
    </>
  );
}
