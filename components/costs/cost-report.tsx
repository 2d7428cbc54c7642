import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { checkCostHistory } from "@/lib/domain/costs/cost-check";
import type { CostHistory } from "@/lib/domain/costs/cost-history";
import { COST_RANGES, type CostRange, newestMonths } from "@/lib/domain/costs/cost-range";
import type { Cached } from "@/lib/domain/values/upstream";
import { CostColumns } from "../charts/cost-columns";
import { FetchTrouble } from "../freshness/fetch-trouble";
import { FiguresAge } from "../freshness/figures-age";
import { NotReadYet } from "../freshness/not-read-yet";
import { EmptyState } from "../ui/empty-state";
import { Panel } from "../ui/panel";
import { Segments } from "../ui/segments";
import { CostFigures } from "./cost-figures";
import { CostGaps } from "./cost-gaps";
import { toCostSeries } from "./cost-series";
import { ServiceChangesTable } from "./service-changes-table";

export type CostReportProps = {
  costs: Cached<CostHistory>;
  range: CostRange;
  now: Date;
  /** The page's own address; the range is added to it. */
  pathname: string;
  csvHref: string;
  /** Why there may be no cost at all. */
  emptyNote?: ReactNode;
};

/** Monthly cost by service: headline figures, the chart, and each service month against month. */
export function CostReport({ costs, range, now, pathname, csvHref, emptyNote }: CostReportProps) {
  const t = useTranslations("costs");
  const other = useTranslations("ui.chart")("other");
  const states = useTranslations("costExplorer.state");
  const locale = useLocale();
  if (costs.state === "absent") return <NotReadYet of={costs} from="cloudhealth" now={now} />;
  const history = costs.value;
  const shown = newestMonths(history, range);
  const isEmpty = history.totals.every((total) => total === null);
  const lines = shown.series.flatMap(({ amounts }) => amounts.filter((amount) => amount !== null)).length;
  return (
    <div>
      <div className="mb-4 empty:hidden">
        <FetchTrouble of={costs} now={now} />
      </div>
      {isEmpty ? (
        <>
          <EmptyState kind="first-use" title={t("empty")} note={emptyNote} />
          <FiguresAge of={costs} now={now} />
        </>
      ) : (
        <>
          <CostFigures
            shown={shown}
            history={history}
            provenance={costs.provenance}
            now={now}
            receiptPath={`${pathname}/receipt`}
          />
          <div className="mt-4 empty:hidden">
            <CostGaps gaps={checkCostHistory(shown)} currency={history.currency} />
          </div>
          <Panel
            title={t("byMonth")}
            note={<FiguresAge of={costs} now={now} />}
            actions={
              <Segments
                label={t("range")}
                caption={t("rangeCaption")}
                segments={COST_RANGES.map((count) => ({
                  href: `${pathname}?months=${count}`,
                  label: String(count),
                  spoken: t("months", { count }),
                  current: count === range,
                }))}
              />
            }
          >
            <CostColumns
              data={toCostSeries(shown, { locale, other, states })}
              title={t("chartTitle", { currency: history.currency })}
              csv={{ href: csvHref, label: t("csv", { count: lines }) }}
              note={t("chartNote", { currency: history.currency })}
            />
          </Panel>
          <Panel title={t("byService")} note={t("byServiceNote", { currency: history.currency })}>
            <ServiceChangesTable history={history} now={now} />
          </Panel>
        </>
      )}
    </div>
  );
}
