import { useLocale, useTranslations } from "next-intl";
import type { PriceReceiptLine } from "@/lib/domain/pricing/price-receipt";
import type { PriceReading } from "@/lib/domain/pricing/price-report";
import { isUnderWay, type Month, periodOfMonth } from "@/lib/domain/values/month";
import { wordIn } from "@/lib/domain/values/words";
import { DefinitionList } from "../ui/definition-list";
import { Amount } from "../ui/figures/amount";
import { DateTime } from "../ui/figures/date-time";
import { Quantity } from "../ui/figures/quantity";
import { Panel } from "../ui/panel";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";

export type PriceReceiptViewProps = {
  lines: readonly PriceReceiptLine[];
  reading: PriceReading | null;
  fetchedAt: string;
  month: Month;
  now: Date;
};

/** Priced figures down to the call they came from: how parts come to each, and the answer's hash. */
export function PriceReceiptView({ lines, reading, fetchedAt, month, now }: PriceReceiptViewProps) {
  const t = useTranslations("pricing.receipt");
  const { from, to } = periodOfMonth(month);
  const code = (text: string) => <code className="font-mono text-xs break-all">{text}</code>;
  return (
    <>
      <Panel title={t("sums")} note={t("sumsNote")}>
        <Lines lines={lines} />
      </Panel>
      <Panel title={t("call")}>
        <div className="max-w-180">
          <DefinitionList
            facts={[
              { label: t("asked"), value: reading ? code(reading.asked) : t("notKept") },
              { label: t("fetched"), value: <DateTime value={fetchedAt} show="exact" /> },
              { label: t("hash"), value: reading ? code(reading.answerHash) : t("notKept") },
              { label: t("period"), value: code(`${from} – ${to}`), note: t("periodNote") },
              { label: t("state"), value: t(isUnderWay(month, now) ? "estimated" : "over") },
            ]}
          />
        </div>
      </Panel>
    </>
  );
}

function Lines({ lines }: { lines: readonly PriceReceiptLine[] }) {
  const t = useTranslations("pricing.receipt");
  const locale = useLocale();
  return (
    <Table label={t("sums")} stack>
      <thead>
        <tr>
          <Th>{t("figure")}</Th>
          <Th numeric>{t("parts")}</Th>
          <Th numeric>{t("sum")}</Th>
          <Th numeric>{t("rounding")}</Th>
          <Th numeric>{t("stated")}</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ category, currency, parts, sum, difference, stated }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: A line is its place; two categories may have one name.
          <tr key={at}>
            <Th scope="row" phone="lead">
              {category === null ? (
                t("total", { currency })
              ) : (
                <span className="pl-3 font-normal">{wordIn(category, locale, t("unnamed"))}</span>
              )}
            </Th>
            <Td numeric muted>
              <Quantity value={String(parts)} />
            </Td>
            <Td numeric phone="figure2">
              <Amount value={sum} currency={currency} show="none" />
            </Td>
            <Td numeric muted>
              {difference === null ? "—" : <Amount value={difference} currency={currency} show="none" signed />}
            </Td>
            <Td numeric phone="figure">
              {stated === null ? t("ours") : <Amount value={stated} currency={currency} show="code" />}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
