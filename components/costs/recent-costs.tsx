import { useLocale, useTranslations } from "next-intl";
import type { CostHistory } from "@/lib/domain/costs/cost-history";
import { newestMonths } from "@/lib/domain/costs/cost-range";
import type { Cached } from "@/lib/domain/values/upstream";
import { CostColumns } from "../charts/cost-columns";
import { FetchTrouble } from "../freshness/fetch-trouble";
import { FiguresAge } from "../freshness/figures-age";
import { NotReadYet } from "../freshness/not-read-yet";
import { LinkButton } from "../ui/link-button";
import { Panel } from "../ui/panel";
import { toCostSeries } from "./cost-series";

const HEIGHT = 240;
const MONTHS = 6;

export type RecentCostsProps = {
  costs: Cached<CostHistory>;
  now: Date;
  title: string;
  /** What the chart is called when it is read out; takes the currency. */
  chartTitle: (currency: string) => string;
  all: { href: string; label: string };
};

/** The last half year as a chart, with the way to all of it. */
export function RecentCosts({ costs, now, title, chartTitle, all }: RecentCostsProps) {
  const t = useTranslations("costs");
  const other = useTranslations("ui.chart")("other");
  const states = useTranslations("costExplorer.state");
  const locale = useLocale();
  if (costs.state === "absent") {
    return (
      <Panel title={title}>
        <NotReadYet of={costs} from="cloudhealth" now={now} />
      </Panel>
    );
  }
  const { currency } = costs.value;
  return (
    <Panel
      title={title}
      note={<FiguresAge of={costs} now={now} />}
      actions={
        <LinkButton size="sm" href={all.href}>
          {all.label}
        </LinkButton>
      }
    >
      <FetchTrouble of={costs} now={now} />
      <CostColumns
        data={toCostSeries(newestMonths(costs.value, MONTHS), { locale, other, states })}
        title={chartTitle(currency)}
        height={HEIGHT}
        note={t("recentNote", { currency })}
      />
    </Panel>
  );
}
