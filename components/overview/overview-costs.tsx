import { useLocale, useTranslations } from "next-intl";
import type { CostHistory } from "@/lib/domain/costs/cost-history";
import { newestMonths } from "@/lib/domain/costs/cost-range";
import { monthOf } from "@/lib/domain/values/month";
import type { Cached } from "@/lib/domain/values/upstream";
import { CostColumns } from "../charts/cost-columns";
import { toCostSeries } from "../costs/cost-series";
import { FetchTrouble } from "../freshness/fetch-trouble";
import { FiguresAge } from "../freshness/figures-age";
import { NotReadYet } from "../freshness/not-read-yet";
import { formatMonth } from "../ui/figures/format-month";
import { LinkButton } from "../ui/link-button";
import { Panel } from "../ui/panel";

const HEIGHT = 240;
const MONTHS = 6;

export function OverviewCosts({ costs, now }: { costs: Cached<CostHistory>; now: Date }) {
  const t = useTranslations("overview");
  const other = useTranslations("ui.chart")("other");
  const locale = useLocale();
  if (costs.state === "absent") {
    return (
      <Panel title={t("costs")}>
        <NotReadYet of={costs} from="cloudhealth" now={now} />
      </Panel>
    );
  }
  const { currency } = costs.value;
  return (
    <Panel
      title={t("costs")}
      note={<FiguresAge of={costs} now={now} />}
      actions={
        <LinkButton size="sm" href="/costs">
          {t("allCosts")}
        </LinkButton>
      }
    >
      <FetchTrouble of={costs} now={now} />
      <CostColumns
        data={toCostSeries(newestMonths(costs.value, MONTHS), now, { locale, other })}
        title={t("chartTitle", { currency })}
        height={HEIGHT}
        note={t("chartNote", { currency, month: formatMonth(monthOf(now), locale, "heading") })}
      />
    </Panel>
  );
}
