import type { useTranslations } from "next-intl";
import type { CostExplorer } from "@/lib/domain/costs/cost-explorer";
import { COST_SPLITS } from "@/lib/domain/costs/cost-question";

export type ExplorerWords = ReturnType<typeof useTranslations<"costExplorer">>;

/** What a split is called: the upstream's own label of its other dimensions. */
export function splitWord(split: string, dimensions: CostExplorer["dimensions"], t: ExplorerWords): string {
  const usual = COST_SPLITS.find((one) => one === split);
  return usual ? t(`split.${usual}`) : (dimensions.find((one) => one.split === split)?.label ?? split);
}
