import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CUSTOMERS_PATH } from "@/components/customers/customer-filters";
import { ImportColumns } from "@/components/customers/import-columns";
import { ImportForm } from "@/components/customers/import-form";
import { ImportList } from "@/components/customers/import-list";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { DownloadLink } from "@/components/ui/download-link";
import { Panel } from "@/components/ui/panel";
import { ClientWords } from "@/components/words/client-words";
import { requireStaff } from "@/lib/auth/require-staff";
import { may } from "@/lib/domain/access/permissions";
import { loadLatestImports } from "@/lib/services/customers/load-customer-import";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customerImport"))("title") };
}

export default async function CustomerImportPage() {
  const scope = await requireStaff("customers:read");
  const [t, customers] = [await getTranslations("customerImport"), await getTranslations("customers")];
  const imports = await loadLatestImports(scope);
  const reason = may(scope.role, "customers:change") ? null : customers("writeReason");
  return (
    <Page width="prose">
      <PageHeader
        title={t("title")}
        back={{ href: CUSTOMERS_PATH, label: customers("title") }}
        facts={[{ key: "note", text: t("note") }]}
        actions={
          <>
            <DownloadLink href="/api/customers/template">{t("template")}</DownloadLink>
            <DownloadLink href="/api/customers/csv" note={t("exportNote")}>
              {t("export")}
            </DownloadLink>
          </>
        }
      />
      <ClientWords namespaces={["customerImport", "refusals", "ui"]}>
        <ImportForm reason={reason} />
      </ClientWords>
      <Panel title={t("file.columns")} note={t("file.note")}>
        <ImportColumns />
      </Panel>
      {imports.length > 0 && (
        <Panel title={t("latest")}>
          <ImportList imports={imports} />
        </Panel>
      )}
    </Page>
  );
}
