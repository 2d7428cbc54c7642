import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ImportApply } from "@/components/customers/import-apply";
import { ImportDiscard } from "@/components/customers/import-discard";
import { ImportHeader } from "@/components/customers/import-header";
import { ImportTable } from "@/components/customers/import-table";
import { BatchLive } from "@/components/operations/batch-live";
import { address, type Params } from "@/components/ui/address";
import { Pagination } from "@/components/ui/pagination";
import { Segments } from "@/components/ui/segments";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { IMPORT_CLASSES } from "@/lib/domain/customers/import-row";
import { choiceParam, pageParam, pageSizeParam, paramOf } from "@/lib/domain/values/list-query";
import { isId } from "@/lib/domain/values/record-id";
import { loadCustomerImport, loadImportRows } from "@/lib/services/customers/load-customer-import";
import { loadBatch } from "@/lib/services/operations/load-batch";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customerImport"))("title") };
}

type Props = { params: Promise<{ importId: string }>; searchParams: Promise<Params> };

export default async function ImportPreviewPage({ params, searchParams }: Props) {
  const scope = await requireStaff("customers:read");
  const [{ importId }, given] = [await params, await searchParams];
  const found = isId(importId) ? await loadCustomerImport(scope, importId) : null;
  if (found === null) notFound();
  const [t, customers] = [await getTranslations("customerImport"), await getTranslations("customers")];
  const only = choiceParam(paramOf(given, "only"), IMPORT_CLASSES, null);
  const query = { only, page: pageParam(given), per: pageSizeParam(given) };
  const rows = await loadImportRows(scope, importId, query);
  const batch = found.state === "applied" ? await loadBatch(scope, importId) : null;
  const all = IMPORT_CLASSES.reduce((sum, kind) => sum + found.counts[kind], 0);
  const reason = may(scope.role, "customers:change") ? null : customers("writeReason");
  const pathname = `/customers/import/${importId}`;
  const segments = [null, ...IMPORT_CLASSES].map((kind) => ({
    href: address(pathname, given, { only: kind }),
    label: t(`only.${kind ?? "all"}`, { count: kind === null ? all : found.counts[kind] }),
    current: only === kind,
  }));
  return (
    <>
      <ImportHeader of={found} rows={all} refused={found.counts.refused + (batch?.counts.REJECTED ?? 0)} />
      <ClientWords namespaces={["customerImport", "batches", "refusals", "ui"]}>
        {found.state !== "applied" && (
          <div className="flex flex-col gap-4">
            {found.state === "ready" && <ImportApply of={found} reason={reason} />}
            <ImportDiscard importId={importId} isDiscarded={found.state === "discarded"} reason={reason} />
          </div>
        )}
        {batch && <BatchLive batch={batch} mayDecide={may(scope.role, "operations:decide")} />}
      </ClientWords>
      <div className="mt-6 flex flex-col gap-3">
        <Segments label={t("filter")} segments={segments} />
        <ImportTable rows={rows} />
        <Pagination
          pathname={pathname}
          params={given}
          page={query.page}
          size={query.per}
          total={only === null ? all : found.counts[only]}
        />
      </div>
    </>
  );
}
