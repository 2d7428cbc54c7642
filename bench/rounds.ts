import { responseTimes, type Target } from "./response-times";
import { medianOf, p95Of } from "./verdict";

const ROUNDS = 5;
const WARM_UP = { connections: 1, amount: 30 };

export type Side = "portal" | "page" | "node";
export const SIDES: readonly Side[] = ["portal", "page", "node"];

/** The same question to the portal, to a bare page and to a bare server. */
export type Sides = Readonly<Record<Side, Target>>;
type Load = { readonly connections: number; readonly amount: number };
type Round = Readonly<Record<Side, { p50: number; p95: number }>>;

export async function measureSides(
  name: string,
  sides: Sides,
  { loads, signal }: { loads: readonly Load[]; signal: AbortSignal },
): Promise<Record<string, number>> {
  for (const side of SIDES) await responseTimes(sides[side], WARM_UP);
  const figures: Record<string, number> = {};
  const rounds = new Map<number, Round[]>(loads.map(({ connections }) => [connections, []]));
  for (let at = 0; at < ROUNDS; at += 1) {
    for (const load of loads) {
      signal.throwIfAborted();
      rounds.get(load.connections)?.push(await measureRound(sides, load, at));
    }
  }
  for (const [connections, kept] of rounds) Object.assign(figures, summary(name, connections, kept));
  return figures;
}

/** Each side in turn; who begins changes from round to round. */
async function measureRound(sides: Sides, load: Load, at: number): Promise<Round> {
  const round = { portal: { p50: 0, p95: 0 }, page: { p50: 0, p95: 0 }, node: { p50: 0, p95: 0 } };
  for (let turn = 0; turn < SIDES.length; turn += 1) {
    const side = SIDES[(at + turn) % SIDES.length] ?? "portal";
    const times = await responseTimes(sides[side], load);
    round[side] = { p50: medianOf(times), p95: p95Of(times) };
  }
  process.stderr.write(`  ${load.connections} at once, round ${at + 1}: ${JSON.stringify(round)}\n`);
  return round;
}

function summary(name: string, connections: number, rounds: readonly Round[]): Record<string, number> {
  const over = (read: (round: Round) => number) => Math.round(medianOf(rounds.map(read)) * 100) / 100;
  const figures: Record<string, number> = {};
  for (const quantile of ["p50", "p95"] as const) {
    const end = `${quantile}_${connections}`;
    figures[`${name}_${end}`] = over((round) => round.portal[quantile]);
    figures[`${name}_floor_page_${end}`] = over((round) => round.page[quantile]);
    figures[`${name}_floor_node_${end}`] = over((round) => round.node[quantile]);
    figures[`${name}_ratio_${end}`] = over((round) => round.portal[quantile] / round.page[quantile]);
  }
  const ratios = rounds.map((round) => round.portal.p95 / round.page.p95);
  figures[`${name}_ratio_p95_${connections}_least`] = Math.round(Math.min(...ratios) * 100) / 100;
  figures[`${name}_ratio_p95_${connections}_most`] = Math.round(Math.max(...ratios) * 100) / 100;
  return figures;
}
