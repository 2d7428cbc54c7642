import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { BatchLive } from "@/components/operations/batch-live";
import { OperationTable } from "@/components/operations/operation-table";
import type { Params } from "@/components/ui/address";
import { Pagination } from "@/components/ui/pagination";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { pageParam, pageSizeParam } from "@/lib/domain/values/list-query";
import { isId } from "@/lib/domain/values/record-id";
import { loadBatch, loadBatchOperations } from "@/lib/services/operations/load-batch";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("batches"))("title") };
}

type Props = { params: Promise<{ batchId: string }>; searchParams: Promise<Params> };

export default async function BatchPage({ params, searchParams }: Props) {
  const scope = await requireStaff("activity:read");
  const [{ batchId }, given, t] = [await params, await searchParams, await getTranslations()];
  const batch = isId(batchId) ? await loadBatch(scope, batchId) : null;
  if (batch === null) notFound();
  const query = { page: pageParam(given), per: pageSizeParam(given) };
  const { operations, total } = await loadBatchOperations(scope, batchId, query);
  const pathname = `/activity/batches/${batchId}`;
  return (
    <>
      <PageHeader title={batch.subject} back={{ href: "/activity?view=batches", label: t("activity.views.batches") }} />
      <ClientWords namespaces={["batches", "refusals", "ui"]}>
        <BatchLive batch={batch} mayDecide={may(scope.role, "operations:decide")} />
      </ClientWords>
      <div className="mt-6">
        <OperationTable operations={operations} />
        <Pagination pathname={pathname} params={given} page={query.page} size={query.per} total={total} />
      </div>
    </>
  );
}
