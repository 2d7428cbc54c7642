import { useTranslations } from "next-intl";
import { type AuditListQuery, toAuditParams } from "@/lib/domain/activity/audit-list-query";
import { address } from "../ui/address";
import { DownloadLink } from "../ui/download-link";
import { LinkButton } from "../ui/link-button";

/** What is shown as a file, and whole days with what proves them. */
export function AuditExports(props: { query: AuditListQuery; total: number; mayProve: boolean }) {
  const { query, total, mayProve } = props;
  const t = useTranslations("audit");
  const params = Object.fromEntries(toAuditParams(query));
  const proof = address("/api/activity/audit/proof", { from: params.from, to: params.to });
  return (
    <>
      {total > 0 && (
        <DownloadLink
          href={address("/api/activity/audit/csv", params, { view: null, page: null, per: null })}
          note={t("csvNote")}
        >
          {t("csv", { count: total })}
        </DownloadLink>
      )}
      {mayProve ? (
        <DownloadLink href={proof} note={t("proofNote")}>
          {t("proof")}
        </DownloadLink>
      ) : (
        <LinkButton href={proof} reason={t("proofReason")}>
          {t("proof")}
        </LinkButton>
      )}
    </>
  );
}
