import { useTranslations } from "next-intl";
import type { AuditLine } from "@/lib/domain/activity/audit-line";
import { EmptyState } from "../ui/empty-state";
import { Pagination } from "../ui/pagination";
import { AuditTable } from "./audit-table";
import type { ListPage } from "./list-page";

export function AuditView(props: ListPage & { entries: readonly AuditLine[] }) {
  const { entries, total, query, params } = props;
  const t = useTranslations("activity.empty");
  if (total === 0) return <EmptyState kind="first-use" title={t("audit")} note={t("auditNote")} />;
  if (entries.length === 0) return <EmptyState kind="no-result" title={t("page")} clearHref="/activity?view=audit" />;
  return (
    <>
      <AuditTable entries={entries} />
      <Pagination pathname="/activity" params={params} page={query.page} size={query.per} total={total} />
    </>
  );
}
