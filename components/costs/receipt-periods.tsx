import { useLocale, useTranslations } from "next-intl";
import type { CostReceipt } from "@/lib/domain/costs/cost-receipt";
import type { receiptPeriods } from "@/lib/domain/costs/cost-receipt-query";
import { Amount } from "../ui/figures/amount";
import { Quantity } from "../ui/figures/quantity";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";
import { spanEnds } from "./format-period";

export type ReceiptPeriodsProps = {
  periods: ReturnType<typeof receiptPeriods>["periods"];
  receipts: readonly CostReceipt[];
};

/** How each period's parts come to its total. */
export function ReceiptPeriods({ periods, receipts }: ReceiptPeriodsProps) {
  const t = useTranslations("costExplorer.receipts");
  const states = useTranslations("costExplorer.state");
  const locale = useLocale();
  return (
    <Table label={t("periods")} stack>
      <thead>
        <tr>
          <Th>{t("period")}</Th>
          <Th>{t("state")}</Th>
          <Th>{t("callOf")}</Th>
          <Th numeric>{t("parts")}</Th>
          <Th numeric>{t("sum")}</Th>
          <Th numeric>{t("rounding")}</Th>
          <Th numeric>{t("stated")}</Th>
        </tr>
      </thead>
      <tbody>
        {periods.map(({ start, end, state, call, parts, sum, difference, total }) => {
          const receipt = receipts[call - 1];
          const currency = receipt?.currency ?? "";
          const { from, to } = spanEnds({ start, end }, receipt?.interval ?? "monthly", locale);
          return (
            <tr key={`${call} ${start}`}>
              <Th scope="row" phone="lead">
                {from === to ? from : `${from} – ${to}`}
              </Th>
              <Td phone="sub">{states(state)}</Td>
              <Td muted>{t("call", { number: call })}</Td>
              <Td numeric muted>
                <Quantity value={String(parts)} />
              </Td>
              <Td numeric>
                <Amount value={sum} currency={currency} show="none" />
              </Td>
              <Td numeric phone="figure2">
                <Amount value={difference} currency={currency} show="none" signed />
              </Td>
              <Td numeric phone="figure">
                {total === null ? t("noData") : <Amount value={total} currency={currency} show="code" />}
              </Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
