import { useLocale, useTranslations } from "next-intl";
import { comparePriceReports } from "@/lib/domain/pricing/price-changes";
import type { PriceReport } from "@/lib/domain/pricing/price-report";
import type { Month } from "@/lib/domain/values/month";
import { address } from "../ui/address";
import { Amount } from "../ui/figures/amount";
import { DateTime } from "../ui/figures/date-time";
import { formatMonth } from "../ui/figures/format-month";
import { Panel } from "../ui/panel";
import { RowLink } from "../ui/row-link";
import { Status } from "../ui/status";
import { Table } from "../ui/table";
import { Td } from "../ui/td";
import { Th } from "../ui/th";
import { PriceChangeTable } from "./price-change-table";

type Former = { id: string; report: PriceReport; firstReadAt: string; lastReadAt: string; isDaily: boolean };

export type FormerFiguresProps = {
  /** Newest first. */
  former: readonly Former[];
  present: PriceReport;
  month: Month;
  /** The one whose differences from the present figures are shown. */
  chosen: string | null;
  pathname: string;
};

/** What CloudMC said about the month before, and what is different now. */
export function FormerFigures({ former, present, month, chosen, pathname }: FormerFiguresProps) {
  const t = useTranslations("pricing.former");
  const locale = useLocale();
  if (former.length === 0) return null;
  const compared = former.find(({ id }) => id === chosen);
  return (
    <Panel title={t("title", { month: formatMonth(month, locale) })} note={t("note")}>
      <Table label={t("tableLabel")} stack>
        <thead>
          <tr>
            <Th>{t("lastRead")}</Th>
            <Th>{t("firstRead")}</Th>
            <Th>{t("keptFor")}</Th>
            <Th numeric>{t("total")}</Th>
          </tr>
        </thead>
        <tbody>
          {former.map(({ id, report, firstReadAt, lastReadAt, isDaily }) => (
            <tr key={id}>
              <Td phone="lead">
                <RowLink href={address(pathname, { month }, { was: id })} title={t("compare")}>
                  <DateTime value={lastReadAt} show="both" />
                </RowLink>
              </Td>
              <Td muted>
                <DateTime value={firstReadAt} show="both" />
              </Td>
              <Td muted={isDaily} phone="sub">
                {isDaily ? t("keptDaily") : <Status tone="caution">{t("keptMoved")}</Status>}
              </Td>
              <Td numeric phone="figure">
                <Totals report={report} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {compared && (
        <div className="mt-6 flex flex-col gap-6">
          {comparePriceReports(compared.report, present).map((change) => (
            <PriceChangeTable key={change.currency} change={change} since={compared.lastReadAt} />
          ))}
        </div>
      )}
    </Panel>
  );
}

function Totals({ report }: { report: PriceReport }) {
  const t = useTranslations("pricing.former");
  if (!report.generated) return <span className="text-muted">{t("unknown")}</span>;
  if (report.currencies.length === 0) return <span className="text-muted">{t("noUsage")}</span>;
  return report.currencies.map(({ currency, total }) => (
    <span key={currency} className="block">
      <Amount value={total} currency={currency} show="code" />
    </span>
  ));
}
