import { useTranslations } from "next-intl";
import type { HeldRow } from "@/lib/domain/sync/sync-run";
import { groupAccountNumber } from "../ui/figures/group-account-number";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";

/** The rows a held reading missed; of an assignment the name is its customer's. */
export function HeldRowTable({ rows }: { rows: readonly HeldRow[] }) {
  const t = useTranslations("sync.held");
  return (
    <Table label={t("rows")} stack>
      <thead>
        <tr>
          <Th width="12rem">{t("kind")}</Th>
          <Th width="16rem">{t("key")}</Th>
          <Th>{t("name")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ table, key, label }) => (
          <tr key={`${table} ${key}`}>
            <Td muted phone="sub">
              {t(`kinds.${table}`)}
            </Td>
            <Td mono phone="figure">
              {table === "aws_account" || table === "assignment" ? groupAccountNumber(key) : key}
            </Td>
            <Td phone="lead">{label}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
