import { useLocale, useTranslations } from "next-intl";
import type { CostReceipt } from "@/lib/domain/costs/cost-receipt";
import { type CostReceiptQuery, receiptPeriods } from "@/lib/domain/costs/cost-receipt-query";
import { DefinitionList } from "../ui/definition-list";
import { Amount } from "../ui/figures/amount";
import { DateTime } from "../ui/figures/date-time";
import { Id } from "../ui/figures/id";
import { KeyFigure } from "../ui/key-figure";
import { KeyFigures } from "../ui/key-figures";
import { Notice } from "../ui/notice";
import { Panel } from "../ui/panel";
import { spanEnds } from "./format-period";
import { ReceiptPeriods } from "./receipt-periods";

export type CostReceiptViewProps = {
  receipts: readonly CostReceipt[];
  query: CostReceiptQuery;
  /** Looked at by the customer's own people, for whom there is one customer only. */
  isOwn?: boolean;
};

/** A figure down to the calls it came from: the formula, each period with its rounding line, each call with its answer's hash. */
export function CostReceiptView({ receipts, query, isOwn = false }: CostReceiptViewProps) {
  const t = useTranslations("costExplorer.receipts");
  const explorer = useTranslations("costExplorer");
  const locale = useLocale();
  const { periods, total } = receiptPeriods(receipts, query);
  const [first, last] = [periods[0], periods.at(-1)];
  const currencies = [...new Set(receipts.map(({ currency }) => currency))];
  const interval = receipts[0]?.interval ?? "monthly";
  const [currency] = currencies;
  const ends = first && last ? { start: first.start, end: last.end } : null;
  const { from, to } = ends ? spanEnds(ends, interval, locale) : { from: "", to: "" };
  return (
    <>
      {query.within !== null && (
        <div className="mb-4">
          <Notice tone="info">{t("within", { service: query.within })}</Notice>
        </div>
      )}
      {currency && currencies.length === 1 && ends && (
        <KeyFigures>
          <KeyFigure
            label={from === to ? from : explorer("span", { from, to })}
            value={<Amount value={total} currency={currency} />}
            note={t("formula", { count: periods.length })}
          />
        </KeyFigures>
      )}
      <Panel title={t("periods")} note={t("periodsNote")}>
        <ReceiptPeriods periods={periods} receipts={receipts} />
      </Panel>
      {receipts.map((receipt, at) => (
        <Panel key={receipt.reading} title={t("call", { number: at + 1 })}>
          <Call receipt={receipt} isOwn={isOwn} />
        </Panel>
      ))}
    </>
  );
}

function Call({ receipt, isOwn }: { receipt: CostReceipt; isOwn: boolean }) {
  const t = useTranslations("costExplorer.receipts");
  const explorer = useTranslations("costExplorer.interval");
  const { subject, answerHash, dataThrough } = receipt;
  return (
    <div className="max-w-180">
      <DefinitionList
        facts={[
          { label: t("asked"), value: <code className="font-mono text-xs break-all">{receipt.asked}</code> },
          ...(isOwn ? [] : [{ label: t("whose"), value: <Whose subject={subject} /> }]),
          { label: t("dimensions"), value: receipt.dimensions.join(", ") || "—", note: explorer(receipt.interval) },
          { label: t("fetched"), value: <DateTime value={receipt.fetchedAt} show="exact" /> },
          { label: t("first"), value: <DateTime value={receipt.firstFetchedAt} show="exact" /> },
          ...(dataThrough === null
            ? []
            : [{ label: t("through"), value: <DateTime value={dataThrough} show="both" /> }]),
          {
            label: t("hash"),
            value:
              answerHash === null ? t("noHash") : <code className="font-mono text-xs break-all">{answerHash}</code>,
          },
          { label: t("currency"), value: receipt.currency },
        ]}
      />
    </div>
  );
}

function Whose({ subject }: { subject: CostReceipt["subject"] }) {
  const t = useTranslations("costExplorer.receipts");
  if (subject.kind !== "customer") return t("partner");
  return (
    <a data-hw-soft="" href={`/customers/${subject.customer}/costs`}>
      <Id value={subject.customer} copy={false} />
    </a>
  );
}
