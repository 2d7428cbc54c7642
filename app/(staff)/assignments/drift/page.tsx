import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AssignmentTabs } from "@/components/assignments/assignment-tabs";
import { DriftChooser } from "@/components/drift/drift-chooser";
import { DRIFT_PATH, DriftFilters } from "@/components/drift/drift-filters";
import { DriftNotes } from "@/components/drift/drift-notes";
import { DriftTable } from "@/components/drift/drift-table";
import { NoDrift } from "@/components/drift/no-drift";
import { PageHeader } from "@/components/layout/page-header";
import { address, type Params } from "@/components/ui/address";
import { DataAge } from "@/components/ui/data-age";
import { Pagination } from "@/components/ui/pagination";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { driftQuery, toDriftParams } from "@/lib/domain/drift/drift-query";
import { pageWindow } from "@/lib/domain/values/list-query";
import { loadDrift } from "@/lib/services/drift/load-drift";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("drift"))("title") };
}

export default async function DriftPage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("assignments:read");
  const query = driftQuery(await searchParams);
  const urlParams = toDriftParams(query);
  const params = Object.fromEntries(urlParams);
  const list = await loadDrift(scope, query);
  const { rows, total, revertible, mark, readAt } = list;
  const { page } = pageWindow(query, total);
  if (page !== query.page) redirect(address(DRIFT_PATH, params, { page: String(page) }));
  const t = await getTranslations("drift");
  const isCalm = list.found === 0 && query.q === "" && query.kind === null;
  return (
    <>
      <PageHeader
        title={t("title")}
        facts={[
          { key: "count", text: t("count", { count: total }) },
          { key: "age", text: <DataAge source="CloudHealth" fetchedAt={readAt} /> },
        ]}
      />
      <AssignmentTabs />
      {!isCalm && <DriftFilters query={query} params={params} found={list.found} counts={list.counts} />}
      <DriftNotes underWay={list.underWay} awaiting={list.awaiting} />
      {rows.length === 0 ? (
        <NoDrift query={query} params={params} readAt={readAt} />
      ) : (
        <ClientWords namespaces={["drift", "refusals", "ui"]}>
          <DriftChooser
            key={urlParams.toString()}
            rows={rows.map((row) => ({ owner: row.owner, mark: row.mark, isRevertible: row.obstacle === null }))}
            all={{ params: urlParams.toString(), mark, total, revertible }}
            writeReason={may(scope.role, "assignments:write") ? null : t("choice.writeReason")}
          >
            <DriftTable rows={rows} query={query} params={params} />
          </DriftChooser>
        </ClientWords>
      )}
      <Pagination pathname={DRIFT_PATH} params={params} page={page} size={query.per} total={total} />
    </>
  );
}
