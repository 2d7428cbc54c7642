import { useTranslations } from "next-intl";
import { DateTime } from "@/components/ui/figures/date-time";
import { RowLink } from "@/components/ui/row-link";
import { Status } from "@/components/ui/status";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { CustomerImport } from "@/lib/domain/customers/customer-import";

/** The files that were looked at last, applied or not. */
export function ImportList({ imports }: { imports: readonly CustomerImport[] }) {
  const t = useTranslations("customerImport");
  return (
    <Table label={t("latest")} stack>
      <thead>
        <tr>
          <Th>{t("form.file")}</Th>
          <Th>{t("state")}</Th>
          <Th>{t("by")}</Th>
          <Th numeric>{t("at")}</Th>
        </tr>
      </thead>
      <tbody>
        {imports.map(({ id, fileName, state, counts, createdByName, createdAt }) => (
          <tr key={id}>
            <Td wrap phone="lead">
              <RowLink href={`/customers/import/${id}`}>
                <bdi className="break-words">{fileName}</bdi>
              </RowLink>
              <span className="text-muted"> · {t("sum", counts)}</span>
            </Td>
            <Td phone="figure">
              <Status tone={state === "applied" ? "positive" : "neutral"}>{t(`states.${state}`)}</Status>
            </Td>
            <Td muted phone="sub">
              {createdByName}
            </Td>
            <Td numeric muted phone="figure2">
              <DateTime value={createdAt} show="both" />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
