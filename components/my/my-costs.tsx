import { useTranslations } from "next-intl";
import type { CostHistory } from "@/lib/domain/costs/cost-history";
import { newestMonths } from "@/lib/domain/costs/cost-range";
import type { Cached } from "@/lib/domain/values/upstream";
import { CostFigures } from "../costs/cost-figures";
import { RecentCosts } from "../costs/recent-costs";

const MONTHS = 12;

/** What this month and the last cost, then the half year as a chart. */
export function MyCosts({ costs, now }: { costs: Cached<CostHistory>; now: Date }) {
  const t = useTranslations("my");
  const isEmpty = costs.state === "present" && costs.value.totals.every((total) => total === null);
  if (isEmpty) return <p className="border-y border-line py-4 text-sm text-muted">{t("costs.none")}</p>;
  return (
    <>
      {costs.state === "present" && (
        <div className="mb-6">
          <CostFigures
            shown={newestMonths(costs.value, MONTHS)}
            history={costs.value}
            provenance={costs.provenance}
            now={now}
            receiptPath="/my/costs/receipt"
          />
        </div>
      )}
      <div>
        <RecentCosts
          costs={costs}
          now={now}
          title={t("overview.costs")}
          chartTitle={(currency) => t("overview.chartTitle", { currency })}
          all={{ href: "/my/costs", label: t("overview.allCosts") }}
        />
      </div>
    </>
  );
}
