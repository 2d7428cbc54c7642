import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/layout/page-header";
import { DownloadLink } from "@/components/ui/download-link";
import { DateTime } from "@/components/ui/figures/date-time";
import { LinkButton } from "@/components/ui/link-button";
import type { CustomerImport } from "@/lib/domain/customers/customer-import";

export type ImportHeaderProps = {
  of: CustomerImport;
  rows: number;
  /** Here or at CloudHealth. */
  refused: number;
};

/** Which file this is, and where its results and its refused rows are. */
export function ImportHeader({ of, rows, refused }: ImportHeaderProps) {
  const t = useTranslations("customerImport");
  const isApplied = of.state === "applied";
  return (
    <PageHeader
      title={of.fileName}
      back={{ href: "/customers/import", label: t("title") }}
      facts={[
        { key: "rows", text: t("rowCount", { count: rows }) },
        { key: "by", text: of.createdByName },
        { key: "at", text: <DateTime value={of.createdAt} show="both" /> },
      ]}
      actions={
        <>
          {isApplied && <LinkButton href={`/activity/batches/${of.id}`}>{t("results")}</LinkButton>}
          {refused > 0 && (
            <DownloadLink href={`/api/customers/imports/${of.id}`} note={t("refusedNote")}>
              {t("refusedRows")}
            </DownloadLink>
          )}
        </>
      }
    />
  );
}
