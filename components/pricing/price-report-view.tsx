import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { PriceDiscrepancy, PriceReport } from "@/lib/domain/pricing/price-report";
import type { PriceLists } from "@/lib/domain/pricing/price-reproduction";
import { isUnderWay, type Month } from "@/lib/domain/values/month";
import type { Cached } from "@/lib/domain/values/upstream";
import { FetchTrouble } from "../freshness/fetch-trouble";
import { FiguresAge } from "../freshness/figures-age";
import { NotReadYet } from "../freshness/not-read-yet";
import { DownloadLink } from "../ui/download-link";
import { EmptyState } from "../ui/empty-state";
import { formatMonth } from "../ui/figures/format-month";
import { Panel } from "../ui/panel";
import { CurrencyTotals } from "./currency-totals";
import { MonthPicker } from "./month-picker";
import { PriceTable } from "./price-table";
import { PricesChecked } from "./prices-checked";
import { SumsChecked } from "./sums-checked";
import { UnknownMonth } from "./unknown-month";

export type PriceReportViewProps = {
  /** Null: nothing to ask CloudMC for; `unlinked` then says why and what to do. */
  organization: string | null;
  unlinked: ReactNode;
  report: Cached<PriceReport>;
  discrepancies: readonly PriceDiscrepancy[];
  month: Month;
  months: readonly Month[];
  now: Date;
  /** The page's own address; the month is added to it. */
  pathname: string;
  csvHref: string;
  /** What the usage was priced by, where that may be shown. */
  prices?: PriceLists;
  actions?: ReactNode;
  receiptHref?: string;
};

/** One organization's priced usage in one month. */
export function PriceReportView(props: PriceReportViewProps) {
  const { organization, unlinked, report, month, months, now, pathname, csvHref, actions } = props;
  const t = useTranslations("pricing");
  if (organization === null) return <EmptyState kind="first-use" title={t("unlinked")} note={unlinked} />;
  const lines = report.state === "present" && report.value.generated ? countLines(report.value) : 0;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <MonthPicker pathname={pathname} month={month} months={months} />
        <div className="flex flex-wrap gap-2 empty:hidden">
          {actions}
          {lines > 0 && <DownloadLink href={csvHref}>{t("csv", { count: lines })}</DownloadLink>}
        </div>
      </div>
      {report.state === "absent" ? (
        <NotReadYet of={report} from="cloudmc" now={now} />
      ) : (
        <PricedMonth {...props} report={report} />
      )}
    </>
  );
}

type PricedMonthProps = PriceReportViewProps & { report: Extract<Cached<PriceReport>, { state: "present" }> };

function PricedMonth({ report, discrepancies, month, now, prices, receiptHref }: PricedMonthProps) {
  const t = useTranslations("pricing");
  const locale = useLocale();
  const { generated, currencies } = report.value;
  const named = formatMonth(month, locale);
  const estimated = isUnderWay(month, now);
  const age = <FiguresAge of={report} now={now} {...(estimated ? { state: "estimated" } : {})} />;
  return (
    <>
      <div className="mb-4 empty:hidden">
        <FetchTrouble of={report} now={now} />
      </div>
      {!generated && <UnknownMonth month={named} />}
      {generated && currencies.length === 0 && (
        <EmptyState kind="no-result" title={t("noUsage", { month: named })} note={t("noUsageNote")} />
      )}
      {generated && currencies.length > 0 && (
        <CurrencyTotals
          totals={currencies.map(({ currency, total }) => ({
            currency,
            total,
            note: estimated ? t("estimated", { month: named }) : named,
          }))}
          provenance={report.provenance}
          now={now}
          receiptHref={receiptHref}
        />
      )}
      <p className="mt-2 mb-6 text-xs text-muted">{age}</p>
      {generated &&
        currencies.map((priced) => (
          <Panel key={priced.currency} title={t("pricesIn", { currency: priced.currency })}>
            <PriceTable priced={priced} {...(prices ? { prices } : {})} />
          </Panel>
        ))}
      <div className="mt-6 flex flex-col gap-3">
        {generated && currencies.length > 0 && <SumsChecked of="organization" discrepancies={discrepancies} />}
        {generated && prices && prices.size > 0 && <PricesChecked report={report.value} prices={prices} />}
        <p className="max-w-prose text-xs text-muted">{t("notAnInvoice")}</p>
      </div>
    </>
  );
}

function countLines({ currencies }: PriceReport): number {
  const products = currencies.flatMap(({ categories }) => categories.flatMap((category) => category.products));
  return products.reduce((lines, { tiers }) => lines + Math.max(1, tiers.length), 0);
}
