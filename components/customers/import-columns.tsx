import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import { Td } from "@/components/ui/td";
import { Th } from "@/components/ui/th";
import { CUSTOMER_INPUT_COLUMNS } from "@/lib/domain/customers/customer-lines";

/** What each column of a file of customers says. */
export function ImportColumns() {
  const t = useTranslations("customerImport");
  return (
    <Table label={t("file.columns")} density="compact" stack>
      <thead>
        <tr>
          <Th width="180px">{t("file.column")}</Th>
          <Th>{t("file.meaning")}</Th>
        </tr>
      </thead>
      <tbody>
        {CUSTOMER_INPUT_COLUMNS.map((column) => (
          <tr key={column}>
            <Td mono phone="lead">
              {column}
            </Td>
            <Td wrap muted phone="sub" className="max-sm:col-span-full">
              {t(`meanings.${column}`)}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
