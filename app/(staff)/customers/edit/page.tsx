import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BulkEditForm } from "@/components/customers/bulk-edit-form";
import { BulkPreviewPart } from "@/components/customers/bulk-preview";
import { CUSTOMERS_PATH } from "@/components/customers/customer-filters";
import { PageHeader } from "@/components/layout/page-header";
import { address, type Params } from "@/components/ui/address";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { BULK_EDIT_KINDS, bulkEditOf } from "@/lib/domain/customers/bulk-edit";
import { choiceParam, paramOf } from "@/lib/domain/values/list-query";
import { loadBulkEdit } from "@/lib/services/customers/load-bulk-edit";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customerImport.bulk"))("title") };
}

export default async function BulkEditPage({ searchParams }: { searchParams: Promise<Params> }) {
  const scope = await requireStaff("customers:read");
  const given = await searchParams;
  const params = address("", given).slice(1);
  const { customers, preview } = await loadBulkEdit(scope, new URLSearchParams(params));
  const [t, list] = [await getTranslations("customerImport.bulk"), await getTranslations("customers")];
  const asked = paramOf(given, "look") === "1" ? bulkEditOf(given) : null;
  const kind = choiceParam(paramOf(given, "edit"), BULK_EDIT_KINDS, "set-tag");
  const reason = may(scope.role, "customers:change") ? null : list("writeReason");
  return (
    <>
      <PageHeader
        title={t("titleOf", { count: customers.length })}
        back={{ href: CUSTOMERS_PATH, label: list("title") }}
        facts={[{ key: "which", text: t(paramOf(given, "all") === "1" ? "all" : "chosen") }]}
      />
      {customers.length === 0 ? (
        <EmptyState
          kind="no-result"
          title={t("none")}
          note={t("noneNote")}
          action={<LinkButton href={CUSTOMERS_PATH}>{t("choose")}</LinkButton>}
        />
      ) : (
        <BulkEditForm kind={kind} params={given} issues={asked && "issues" in asked ? asked.issues : []} />
      )}
      {preview !== null && asked !== null && customers.length > 0 && (
        <BulkPreviewPart given={given} params={params} preview={preview} reason={reason} />
      )}
    </>
  );
}
