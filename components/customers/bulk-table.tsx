import { useTranslations } from "next-intl";
import { RowLink } from "@/components/ui/row-link";
import { Status } from "@/components/ui/status";
import type { StatusTone } from "@/components/ui/status-marks";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import type { BulkClass, BulkRow } from "@/lib/domain/customers/preview-bulk-edit";
import { DifferenceList } from "./difference-list";

const TONES: Record<BulkClass, StatusTone> = { change: "info", unchanged: "neutral", refused: "negative" };

/** What an edit of many would make of each customer. */
export function BulkTable({ rows }: { rows: readonly BulkRow[] }) {
  const t = useTranslations("customerImport");
  return (
    <Table label={t("bulk.rows")} stack>
      <thead>
        <tr>
          <Th width="26%">{t("customer")}</Th>
          <Th width="96px">{t("bulk.id")}</Th>
          <Th width="128px">{t("class")}</Th>
          <Th>{t("what")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ customer, kind, differences, refusal, stopsBilling, accountCount }) => (
          <tr key={customer.id}>
            <Td wrap phone="lead">
              <RowLink href={`/customers/${customer.id}`}>
                <bdi className="break-words">{customer.name}</bdi>
              </RowLink>
            </Td>
            <Td muted mono>
              {customer.id}
            </Td>
            <Td phone="figure">
              <Status tone={stopsBilling ? "caution" : TONES[kind]}>{t(`bulk.classes.${kind}`)}</Status>
            </Td>
            <Td wrap phone="sub" className="max-sm:col-span-full">
              {kind === "unchanged" && <span className="text-muted">{t("bulk.leaves")}</span>}
              {kind === "change" && <DifferenceList differences={differences} />}
              {refusal && t("bulk.tooManyTags", { count: refusal.count, most: refusal.most })}
              {stopsBilling && <p className="mt-1">{t("bulk.stopsBilling", { count: accountCount })}</p>}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
