import { useTranslations } from "next-intl";
import type { ListedAuditLine } from "@/lib/domain/activity/audit-line";
import { type AuditListQuery, isAuditFiltered } from "@/lib/domain/activity/audit-list-query";
import type { AuditRoot } from "@/lib/domain/activity/audit-proof";
import type { Params } from "../ui/address";
import { EmptyState } from "../ui/empty-state";
import { Pagination } from "../ui/pagination";
import { AUDIT_PATH, type AuditChoices, AuditFilters, clearedAudit } from "./audit-filters";
import { AuditSeal } from "./audit-seal";
import { AuditTable } from "./audit-table";

export type AuditViewProps = AuditChoices & {
  lines: readonly ListedAuditLine[];
  total: number;
  page: number;
  query: AuditListQuery;
  params: Params;
  publicKey: string;
  lastRoot: AuditRoot | null;
};

export function AuditView(props: AuditViewProps) {
  const { lines, total, page, query, params, actors, kinds, publicKey, lastRoot } = props;
  const t = useTranslations("activity.empty");
  const audit = useTranslations("audit");
  if (total === 0 && !isAuditFiltered(query)) {
    return <EmptyState kind="first-use" title={t("audit")} note={t("auditNote")} />;
  }
  return (
    <>
      <AuditFilters query={query} params={params} choices={{ actors, kinds }} />
      {lines.length === 0 ? (
        <EmptyState kind="no-result" title={audit("noMatch")} clearHref={clearedAudit(params)} />
      ) : (
        <AuditTable lines={lines} />
      )}
      <Pagination pathname={AUDIT_PATH} params={params} page={page} size={query.per} total={total} />
      <AuditSeal publicKey={publicKey} lastRoot={lastRoot} />
    </>
  );
}
