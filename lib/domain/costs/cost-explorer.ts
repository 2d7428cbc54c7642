import type { CostAnswer } from "@/lib/domain/costs/cost-chart";
import type { CostComparison } from "@/lib/domain/costs/cost-comparison";
import type { CostEvent } from "@/lib/domain/costs/cost-event";
import type { CostExplorerQuery } from "@/lib/domain/costs/cost-explorer-query";
import type { CostQuestion, DimensionSplit } from "@/lib/domain/costs/cost-question";
import type { Cached } from "@/lib/domain/values/upstream";

/** Costs as they are looked at, with all that stands beside them. */
export interface CostExplorer {
  readonly query: CostExplorerQuery;
  readonly question: CostQuestion;
  readonly dimensions: readonly { readonly split: DimensionSplit; readonly label: string }[];
  /** The service looked into, in words; null: none is. */
  readonly withinLabel: string | null;
  readonly costs: Cached<CostAnswer>;
  /** One for each currency; empty when nothing is compared. */
  readonly comparisons: readonly CostComparison[];
  /** What happened to the customer in the span; nothing where it is not about one. */
  readonly events: readonly CostEvent[];
}
