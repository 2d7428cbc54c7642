import type { Context } from "hono";
import type { Sandbox } from "../../sandbox";
import { failure } from "../answers";
import { ADDING_BIG_NUMBERS, ADDING_NUMBERS, collapseNulls, layOut } from "./cost-cube";
import { costGrid } from "./cost-grid";
import { type CostBase, type CubeAxis, type CubeMember, cubeAxes } from "./cost-members";
import { type CostQuery, FIXED_AXES, readCostQuery } from "./cost-query";
import { type CostScope, costScope } from "./cost-scope";
import { customerSource, partnerSource } from "./cost-source";
import { type Interval, timeWindow } from "./cost-window";
import { drawnSums } from "./drawn-sums";
import { accountGroups } from "./groupsets";
import type { ReportCache } from "./report-cache";
import type { ReportView } from "./report-views";
import { serviceCatalogue } from "./service-catalogue";
import { decimalOf, statedLines, statedSums } from "./stated-sums";

const EMPTY_SET =
  "No member fits this combination of filters at this time interval (empty set). Try another filter or interval.";
const MOST_CELLS = 4_000_000;
const HOUR_MS = 3_600_000;

export type ReportCall = { sandbox: Sandbox; cache: ReportCache; client: number | null; view: ReportView };
type Question = ReportCall & { query: CostQuery; scope: CostScope; base: CostBase; axes: Map<string, CubeAxis> };

export function reportAxes({ sandbox, view }: ReportCall): string[] {
  const groupsets = accountGroups(sandbox.store).map(({ id }) => `Groupset-${id}`);
  return [...groupsets, ...(view.ownAxes ?? []), ...FIXED_AXES];
}

export function costBase({ sandbox, client, view }: ReportCall, scope: CostScope, interval: Interval): CostBase {
  return {
    window: timeWindow(interval, sandbox.clock.now()),
    services: serviceCatalogue(sandbox.store, client),
    about: view.leaves,
    accounts: scope.accounts,
    groupsets: accountGroups(sandbox.store),
  };
}

/** Sums of the partner are kept; a customer's few accounts are added up each time. */
function sumDrawn({ sandbox, cache, client, view, query, scope, base, axes }: Question): Promise<Float64Array> {
  const { store, options } = sandbox;
  const source = client === null ? partnerSource(sandbox) : customerSource(scope);
  const grid = costGrid(base, query, axes);
  const make = () => drawnSums({ seed: options.seed, base, source }, grid);
  if (client !== null || query.isFresh) return make();
  const { dimensions, measures, filters, interval } = query;
  const hour = Math.floor(sandbox.clock.now().getTime() / HOUR_MS);
  const asked = [dimensions.map(({ axis }) => axis), measures.map(({ name }) => name), filters, interval];
  return cache.get(JSON.stringify([view.path, hour, asked]), [store.all("accounts"), store.all("groupsets")], make);
}

async function cubeOf(question: Question): Promise<unknown[]> {
  const { sandbox, client, query, base, axes } = question;
  const shape = {
    axes: query.dimensions.flatMap(({ axis }) => axes.get(axis) ?? []),
    measures: query.measures.length,
    spellsOutExcluded: sandbox.switches.excludedRowsAreSpeltOut,
  };
  if (sandbox.store.all("costLines").length > 0) {
    const placing = { seed: sandbox.options.seed, base, grid: costGrid(base, query, axes) };
    const { cells, digits } = statedSums(placing, statedLines(sandbox.store, client));
    return layOut({ ...shape, cells, adding: ADDING_BIG_NUMBERS }, (sum) => decimalOf(sum ?? 0n, digits));
  }
  const cells = await sumDrawn(question);
  return layOut({ ...shape, cells, adding: ADDING_NUMBERS }, (sum, at) => sum / (query.measures[at]?.unitsPerOne ?? 1));
}

function isEmptySet({ base, axes }: Question): boolean {
  return base.accounts.length === 0 || [...axes.values()].some(({ members }) => members[0]?.leaves.length === 0);
}

function cellsOf({ query, axes }: Question): number {
  const sizes = query.dimensions.map(({ axis }) =>
    Math.max(axes.get(axis)?.members.length ?? 1, axes.get(axis)?.leafCount ?? 1),
  );
  return sizes.reduce((product, size) => product * size, query.measures.length);
}

function showMembers(members: readonly CubeMember[]): Record<string, unknown>[] {
  return members.map(({ leaves: _, ...shown }) => shown);
}

function updatedAt(now: Date): string {
  const today = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), 3, 8, 40));
  const last = today <= now ? today : new Date(today.getTime() - 86_400_000);
  return `${last.toISOString().slice(0, 19)}+00:00`;
}

export async function answerReport(c: Context, call: ReportCall, parameters: URLSearchParams): Promise<Response> {
  const query = readCostQuery({ parameters, view: call.view, axes: reportAxes(call) });
  if (typeof query === "string") return failure(c, 422, query);
  const scope = costScope(call.sandbox, call.client);
  const base = costBase(call, scope, query.interval);
  const question: Question = { ...call, query, scope, base, axes: cubeAxes(base, query) };
  const isEmpty = isEmptySet(question);
  if (!isEmpty && cellsOf(question) > MOST_CELLS) {
    return failure(c, 422, "The report would have too many cells: ask for fewer dimensions or another interval");
  }
  const cube = isEmpty ? null : await cubeOf(question);
  return c.json({
    report: call.view.title,
    dimensions: query.dimensions.map(({ spelling, axis }) => {
      const members = question.axes.get(axis)?.members ?? [];
      return { [spelling]: showMembers(isEmpty ? members.slice(0, 1) : members) };
    }),
    measures: query.measures.map(({ name, label }) => ({ name, label })),
    interval: query.interval,
    filters: query.filterTexts,
    updated_at: updatedAt(call.sandbox.clock.now()),
    data: cube === null ? { error: EMPTY_SET } : query.collapsesNulls ? collapseNulls(cube) : cube,
    status: "ok",
  });
}
