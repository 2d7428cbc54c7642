import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { chartLines } from "@/lib/domain/costs/chart-lines";
import type { CostExplorer as Explorer } from "@/lib/domain/costs/cost-explorer";
import { FetchTrouble } from "../freshness/fetch-trouble";
import { FiguresAge } from "../freshness/figures-age";
import { NotReadYet } from "../freshness/not-read-yet";
import { DownloadLink } from "../ui/download-link";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { Panel } from "../ui/panel";
import { ExplorerChart } from "./explorer-chart";
import { ExplorerControls } from "./explorer-controls";
import { ExplorerEvents } from "./explorer-events";
import { ExplorerFigures } from "./explorer-figures";
import { explorerHref } from "./explorer-href";
import { ExplorerNotices } from "./explorer-notices";
import { ExplorerTable } from "./explorer-table";
import { splitWord } from "./explorer-words";
import { spanEnds } from "./format-period";

export type CostExplorerProps = {
  of: Explorer;
  pathname: string;
  now: Date;
  /** Why there may be no cost at all. */
  emptyNote: ReactNode;
  children?: ReactNode;
};

/** What is asked, the chart, and the same figures as a table; one of each for every currency. */
export function CostExplorer({ of, pathname, now, emptyNote, children }: CostExplorerProps) {
  const { costs } = of;
  return (
    <div>
      <ExplorerControls of={of} pathname={pathname} now={now}>
        {children}
      </ExplorerControls>
      {costs.state === "absent" ? (
        <NotReadYet of={costs} from="cloudhealth" now={now} />
      ) : (
        <>
          <div className="mb-4 empty:hidden">
            <FetchTrouble of={costs} now={now} />
          </div>
          <Charts of={of} costs={costs} pathname={pathname} now={now} emptyNote={emptyNote} />
        </>
      )}
    </div>
  );
}

type ChartsProps = Omit<CostExplorerProps, "children"> & { costs: Extract<Explorer["costs"], { state: "present" }> };

function Charts({ of, costs, pathname, now, emptyNote }: ChartsProps) {
  const t = useTranslations("costExplorer");
  const locale = useLocale();
  const { query, question, dimensions, comparisons } = of;
  const { charts, reach } = costs.value;
  const shown = charts.filter(({ totals }) => totals.some((total) => total !== null));
  const split = splitWord(query.split, dimensions, t);
  const title = of.withinLabel === null ? t("splitTitle", { split }) : t("splitOf", { service: of.withinLabel, split });
  if (shown.length === 0) return <Nothing of={of} pathname={pathname} reach={reach} emptyNote={emptyNote} />;
  const lines = chartLines({ charts, comparisons }, question, []).length;
  const customer = query.subject.kind === "customer" ? query.subject.customer : null;
  const csv = explorerHref({ pathname: "/api/costs/csv", query });
  return shown.map((chart, at) => {
    const comparison = comparisons.find(({ currency }) => currency === chart.currency) ?? null;
    return (
      <div key={chart.currency} className="mt-6 first-of-type:mt-0">
        <ExplorerFigures of={of} chart={chart} comparison={comparison} provenance={costs.provenance} now={now} />
        <ExplorerNotices chart={chart} comparison={comparison} reach={reach} now={now} />
        <Panel
          title={shown.length > 1 ? `${title} · ${chart.currency}` : title}
          note={<FiguresAge of={costs} now={now} />}
          actions={
            at === 0 && (
              <DownloadLink
                size="sm"
                href={customer === null ? csv : `${csv}${csv.includes("?") ? "&" : "?"}customer=${customer}`}
                note={t("csvNote", spanEnds({ start: question.from, end: question.to }, query.interval, locale))}
              >
                {t("csv", { count: lines })}
              </DownloadLink>
            )
          }
        >
          <ExplorerChart of={of} chart={chart} comparison={comparison} />
          <ExplorerEvents events={of.events} />
          <div className="mt-4">
            <ExplorerTable of={of} pathname={pathname} chart={chart} comparison={comparison} />
          </div>
        </Panel>
      </div>
    );
  });
}

type NothingProps = Pick<CostExplorerProps, "of" | "pathname" | "emptyNote"> & {
  reach: { start: string; end: string } | null;
};

function Nothing({ of: { query, question }, pathname, reach, emptyNote }: NothingProps) {
  const t = useTranslations("costExplorer");
  const isOutside = reach !== null && (reach.end <= question.from || question.to <= reach.start);
  if (!isOutside) return <EmptyState kind="first-use" title={t("empty")} note={emptyNote} />;
  return (
    <EmptyState
      kind="no-result"
      title={t("nothing")}
      note={t("nothingNote")}
      action={<LinkButton href={explorerHref({ pathname, query }, { period: "all" })}>{t("showKnown")}</LinkButton>}
    />
  );
}
