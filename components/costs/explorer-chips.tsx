import { useTranslations } from "next-intl";
import type { CostExplorer } from "@/lib/domain/costs/cost-explorer";
import { type CostExplorerQuery, usualSplit } from "@/lib/domain/costs/cost-explorer-query";
import { FilterChip } from "../ui/filter-chip";
import { splitWord } from "./explorer-words";

export type ExplorerChipsProps = {
  of: CostExplorer;
  isUsualSplit: boolean;
  to: (changes: Partial<CostExplorerQuery>) => string;
};

/** What is chosen besides the usual; leaving a service leaves the split that only it has. */
export function ExplorerChips({ of: { query, dimensions, withinLabel }, isUsualSplit, to }: ExplorerChipsProps) {
  const t = useTranslations("costExplorer");
  const { subject, split, compare } = query;
  const usual = { within: null, split: usualSplit(subject) };
  return (
    <>
      {withinLabel !== null && <FilterChip label={t("within")} value={withinLabel} clearHref={to(usual)} />}
      {withinLabel === null && !isUsualSplit && (
        <FilterChip label={t("split.label")} value={splitWord(split, dimensions, t)} clearHref={to(usual)} />
      )}
      {compare && <FilterChip label={t("compare")} value={t("comparePrevious")} clearHref={to({ compare: false })} />}
    </>
  );
}
