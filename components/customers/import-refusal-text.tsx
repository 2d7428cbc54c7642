import { useFormatter, useTranslations } from "next-intl";
import { RefusalText } from "@/components/refusals/refusal-text";
import { useIssueText } from "@/components/refusals/use-issue-text";
import type { ImportRefusal } from "@/lib/domain/customers/import-row";

/** Why a row of a file cannot be sent. */
export function ImportRefusalText({ refusal }: { refusal: ImportRefusal }) {
  const t = useTranslations("customerImport");
  const say = useIssueText();
  const format = useFormatter();
  switch (refusal.code) {
    case "cell":
      return (
        <>
          <span className="text-muted">{t("label", { column: t(`columns.${refusal.column}`) })}</span>{" "}
          {say(refusal.issue)}
        </>
      );
    case "import-id-unknown":
      return t("refusals.idUnknown", { id: refusal.id });
    case "import-azure-fixed":
      return t("refusals.azureFixed");
    case "import-repeated":
      return t(`refusals.repeated.${refusal.what}`, { lines: format.list(refusal.lines.slice(0, 10).map(String)) });
    default:
      return <RefusalText refusal={refusal} />;
  }
}
