import type { Context, Hono } from "hono";
import { htmlAnswer } from "../control/fault-answers";
import { pause } from "../control/pause";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { FAILING_CUSTOMER, NONSENSE_CUSTOMER, SLOW_ANSWER_MS, SLOW_CUSTOMER } from "../sentinels";
import { clientOf } from "./access";
import { failure, parametersOf } from "./answers";
import { collapseNulls, LeafSums, layOut } from "./cost-cube";
import { UNITS_PER_DOLLAR } from "./cost-facts";
import { type CostAxes, type CubeMember, costAxes } from "./cost-members";
import { type CostQuery, DIMENSIONS, type DimensionName, readCostQuery } from "./cost-query";
import { type CostScope, costScope } from "./cost-scope";
import { LEAVES } from "./services";

const EMPTY_SET =
  "No member fits this combination of filters at this time interval (empty set). Try another filter or interval.";

/** Which of the three positions of a cell each dimension asked for stands for. */
const PLACE: Record<DimensionName, 0 | 1 | 2> = { time: 0, "AWS-Service-Category": 1, "AWS-Account": 2 };

function sumLeaves(query: CostQuery, scope: CostScope, axes: CostAxes): LeafSums {
  const total = (dimension: DimensionName): number[] => axes[dimension][0]?.leaves ?? [];
  const sizes = [axes.window.length, LEAVES.length, scope.accounts.length];
  const places = query.dimensions.map((dimension) => PLACE[dimension]);
  const sums = new LeafSums(places.map((place) => sizes[place] ?? 0));
  const [times, services] = [total("time"), total("AWS-Service-Category")];
  for (const accountAt of total("AWS-Account")) {
    const account = scope.accounts[accountAt];
    if (account === undefined) continue;
    for (const timeAt of times) {
      const time = axes.window[timeAt];
      if (time === undefined) continue;
      for (const leaf of services) {
        const value = scope.cost(account, leaf, time);
        const cell = [timeAt, leaf, accountAt] as const;
        if (value !== null)
          sums.add(
            places.map((place) => cell[place]),
            value,
          );
      }
    }
  }
  return sums;
}

function isEmptySet(axes: CostAxes): boolean {
  return DIMENSIONS.some((dimension) => axes[dimension][0]?.leaves.length === 0);
}

function showMembers(members: CubeMember[]): Record<string, unknown>[] {
  return members.map(({ leaves: _, ...shown }) => shown);
}

function updatedAt(now: Date): string {
  const today = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), 3, 8, 40));
  const last = today <= now ? today : new Date(today.getTime() - 86_400_000);
  return `${last.toISOString().slice(0, 19)}+00:00`;
}

function answerReport(sandbox: Sandbox, c: Context): Response {
  const query = readCostQuery(parametersOf(c));
  if (typeof query === "string") return failure(c, 422, query);
  const now = sandbox.clock.now();
  const scope = costScope(sandbox, clientOf(c));
  const axes = costAxes(query, scope, now);
  const isEmpty = isEmptySet(axes);
  const show = (sum: number | null) => (sum === null ? null : sum / UNITS_PER_DOLLAR);
  const cube = (): unknown[] => {
    const sums = sumLeaves(query, scope, axes);
    const dimensions = query.dimensions.map((dimension) => axes[dimension]);
    const data = layOut({ dimensions, cell: (leaves) => sums.get(leaves) }, query.measures.length, show);
    return query.collapsesNulls ? collapseNulls(data) : data;
  };
  return c.json({
    report: "Cost History",
    dimensions: query.dimensions.map((dimension) => ({
      [dimension]: showMembers(isEmpty ? axes[dimension].slice(0, 1) : axes[dimension]),
    })),
    measures: query.measures.map((name) => ({ name, label: "Cost ($)" })),
    interval: query.interval,
    filters: query.filterTexts,
    updated_at: updatedAt(now),
    data: isEmpty ? { error: EMPTY_SET } : cube(),
    status: "ok",
  });
}

async function answerSentinel(sandbox: Sandbox, c: Context<SandboxEnv>): Promise<Response | null> {
  const client = clientOf(c);
  const name = client === null ? undefined : sandbox.store.get("customers", client)?.name;
  if (name === SLOW_CUSTOMER) await pause(SLOW_ANSWER_MS, c.env);
  if (name === FAILING_CUSTOMER) return failure(c, 503, "The back end is out of capacity");
  return name === NONSENSE_CUSTOMER ? htmlAnswer(200) : null;
}

function describeReport(sandbox: Sandbox, c: Context): Response {
  const query = readCostQuery(new URLSearchParams());
  if (typeof query === "string") return failure(c, 422, query);
  const axes = costAxes(query, costScope(sandbox, clientOf(c)), sandbox.clock.now());
  const dimensions = DIMENSIONS.map((name) => ({
    label: name,
    name,
    members: axes[name]
      .slice(1)
      .map((member, at) => ({ label: member.label, name: name === "time" ? String(at + 1) : member.name })),
  }));
  return c.json({ dimensions, measures: [{ label: "Cost ($)", name: "cost" }] });
}

export function serveCostHistory(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  const link = (path: string) => ({ href: `${sandbox.origin}/cloudhealth/olap_reports/${path}` });
  app.get("/olap_reports", (c) => c.json({ links: { cost: link("cost") } }));
  app.get("/olap_reports/cost", (c) => c.json({ links: { "cost/history": link("cost/history") } }));
  app.get("/olap_reports/cost/history/new", (c) => describeReport(sandbox, c));
  app.get("/olap_reports/cost/history", async (c) => (await answerSentinel(sandbox, c)) ?? answerReport(sandbox, c));
}
