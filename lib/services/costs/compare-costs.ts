import "server-only";
import { withScope } from "@/lib/db/client";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import { type CostComparison, compareCharts, previousQuestion } from "@/lib/domain/costs/cost-comparison";
import type { CostQuestion } from "@/lib/domain/costs/cost-question";
import { demandQuestion, findAnswer } from "@/lib/services/costs/load-cost-series";

const ALL = 1_000_000;

/** What is asked beside the same of as many periods before; one for each currency. */
export async function compareCosts(scope: StaffScope | ViewerScope, question: CostQuestion): Promise<CostComparison[]> {
  demandQuestion(scope, question);
  const asked = { ...question, top: ALL };
  const previous = previousQuestion(asked);
  const [now, before] = await withScope(scope, (db) => Promise.all([findAnswer(db, asked), findAnswer(db, previous)]));
  return compareCharts(
    { span: { start: asked.from, end: asked.to }, charts: now.answer.charts },
    { span: { start: previous.from, end: previous.to }, charts: before.answer.charts },
    asked.interval,
  );
}
