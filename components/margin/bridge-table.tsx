import { useTranslations } from "next-intl";
import { bridgeRows } from "@/lib/domain/margin/bridge-rows";
import type { CustomerMargin } from "@/lib/domain/margin/customer-margin";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { Currency } from "@/lib/domain/values/money";
import { Table } from "../ui/table";
import { Th } from "../ui/th";
import { spanOfRows } from "./bridge-bar";
import { BridgeLine } from "./bridge-line";

export type BridgeTableProps = { of: CustomerMargin; customer: CustomerId; currency: Currency };

/** The bridge drawn, each bar beside its figure, its one line of reading and the way on. */
export function BridgeTable({ of, customer, currency }: BridgeTableProps) {
  const t = useTranslations("margin.page");
  const rows = bridgeRows(of.bridge);
  const span = spanOfRows(rows);
  return (
    <Table label={t("bridge")} stack>
      <thead>
        <tr>
          <Th>{t("step")}</Th>
          <Th>{t("reading")}</Th>
          <Th width="32%">{t("drawing")}</Th>
          <Th numeric>{t("amount", { currency })}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <BridgeLine
            key={`${row.kind} ${row.step?.kind ?? ""} ${row.step?.service ?? ""}`}
            row={row}
            span={span}
            of={of}
            customer={customer}
            currency={currency}
          />
        ))}
      </tbody>
    </Table>
  );
}
