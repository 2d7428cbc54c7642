import "server-only";
import { type Db, withScope } from "@/lib/db/client";
import { findChart } from "@/lib/db/cost-chart-rows";
import { findRefresh, type RefreshStatus } from "@/lib/db/refresh-rows";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import type { CostAnswer } from "@/lib/domain/costs/cost-chart";
import { type CostQuestion, canBeAsked, dimensionOf } from "@/lib/domain/costs/cost-question";
import { makeCharts, periodState } from "@/lib/domain/costs/make-charts";
import type { Cached, Provenance } from "@/lib/domain/values/upstream";
import { demand } from "@/lib/services/access/permit";
import { ACCOUNT_COST } from "@/lib/services/costs/refresh-account-costs";
import { isStale, type RefreshRequest, requestRefresh } from "@/lib/services/sync/request-refresh";
import { now } from "@/lib/support/clock";

const NEVER_ASKED: RefreshStatus = { refreshing: false, requestedAt: null, failure: null };

/** Cost over time by what is asked, from the cache; refreshed behind it when staff look and it is old. */
export async function loadCostSeries(
  scope: StaffScope | ViewerScope,
  question: CostQuestion,
): Promise<Cached<CostAnswer>> {
  demandQuestion(scope, question);
  const request = requestOf(question);
  const [{ read, answer }, refresh] = await withScope(scope, (db) =>
    Promise.all([findAnswer(db, question), request === null ? NEVER_ASKED : findRefresh(db, request)]),
  );
  const asked =
    scope.kind === "staff" &&
    request !== null &&
    isStale(lookedAt(read?.fetchedAt ?? null, refresh), refresh) &&
    (await requestRefresh(scope, request));
  const { failure } = refresh;
  const refreshing = refresh.refreshing || asked;
  if (read === null) return { state: "absent", refreshing, failure };
  return { state: "present", value: answer, provenance: { source: "cloudhealth", ...read }, refreshing, failure };
}

/** A refresh that found nothing newer leaves the reading as old as it was: it is no reason to ask again at once. */
function lookedAt(fetchedAt: string | null, { refreshing, failure, requestedAt }: RefreshStatus): string | null {
  if (refreshing || failure !== null || requestedAt === null) return fetchedAt;
  return fetchedAt === null || requestedAt > fetchedAt ? requestedAt : fetchedAt;
}

/** A customer's person asks for that customer's cost and no other; nobody asks for what nothing is known of. */
export function demandQuestion(scope: StaffScope | ViewerScope, question: CostQuestion): void {
  demand(scope, scope.kind === "viewer" ? "own:read" : "costs:read");
  if (scope.kind === "viewer" && question.subject.kind !== "customer") throw new Error("Not permitted: costs:read");
  if (!canBeAsked(question)) throw new Error("Nothing is known of costs in this way");
}

export async function findAnswer(
  db: Db,
  question: CostQuestion,
): Promise<{ read: Omit<Provenance, "source"> | null; answer: CostAnswer }> {
  const { reading, reach, periods, series, statements } = await findChart(db, question);
  const at = now();
  const charts = makeCharts(periods, series, (period) => periodState(period, statements, at));
  return { read: reading, answer: { charts, reach } };
}

/** All customers' costs are asked for by the timetable alone: there are too many for a look to have them read. */
function requestOf({ subject, split }: CostQuestion): RefreshRequest | null {
  if (subject.kind === "customers") return null;
  const customer = subject.kind === "customer" ? subject.customer : null;
  if (dimensionOf(split) !== null)
    return { kind: "cost-dimension", key: `${customer ?? "partner"}/${split}`, customer };
  if (subject.kind === "customer") return { kind: "cost", key: subject.customer, customer: subject.customer };
  return split === "account"
    ? { ...ACCOUNT_COST, customer: null }
    : { kind: "partner-cost", key: "partner", customer: null };
}
