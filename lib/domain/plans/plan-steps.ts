import type { HeldAssignment, PlanStep, PlanStepKind } from "@/lib/domain/plans/assignment-plan";
import type { Turn } from "@/lib/domain/plans/family-turns";
import type { Move } from "@/lib/domain/plans/move";
import type { PlanMoves } from "@/lib/domain/plans/plan-moves";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";

/** Up to so many pairs across a turn name each other; beyond, the first call after the turn stands for the others. */
const PAIRS_NAMED = 64;

interface Crossing {
  readonly before: Move[];
  readonly after: Move[];
  through: Move | null;
}

/** The calls as a path: what nobody waits for as late as its turn allows, what has waited as soon as it does. */
export function planSteps(planned: PlanMoves, held: ReadonlyMap<AwsAccountId, HeldAssignment>): PlanStep[] {
  const crossings = crossingsOf(planned);
  const path = pathOf(planned, crossings);
  const waits = waitsOf(planned, { crossings, path });
  const at = new Map(path.map((move, place) => [move, place]));
  const here = new Map<AwsAccountId, PlanStep["from"]>();
  const waves: number[] = [];
  return path.map((move, place) => {
    const after = [...new Set((waits.get(move) ?? []).map((one) => at.get(one) ?? 0))].sort((a, b) => a - b);
    const wave = after.reduce((latest, one) => Math.max(latest, (waves[one] ?? 0) + 1), 0);
    waves.push(wave);
    const { owner, to } = move;
    const row = held.get(owner);
    const isFirst = !here.has(owner);
    const from = isFirst ? startOf(row) : (here.get(owner) ?? null);
    here.set(owner, to && { customer: to.customer, payer: to.payer, id: from?.id ?? null });
    const version = isFirst ? (row?.version ?? null) : null;
    return { at: place, kind: kindOf(from, to), owner, to, from, version, wave, after };
  });
}

function startOf(row: HeldAssignment | undefined): PlanStep["from"] {
  return row === undefined ? null : { customer: row.customer, payer: row.payer, id: row.id };
}

function kindOf(from: PlanStep["from"], to: PlanStep["to"]): PlanStepKind {
  if (to === null) return "remove-assignment";
  return from === null ? "assign-account" : "change-assignment";
}

function crossingsOf({ moves, ranks }: PlanMoves): Crossing[] {
  const crossings = ranks.map((): Crossing => ({ before: [], after: [], through: null }));
  for (const move of moves) {
    for (const turn of move.bounds.until) crossings[turn]?.before.push(move);
    for (const turn of move.bounds.from) crossings[turn]?.after.push(move);
    const made = move.through === null ? undefined : crossings[move.through];
    if (made !== undefined) made.through = move;
  }
  return crossings;
}

function pathOf({ moves, ranks }: PlanMoves, crossings: readonly Crossing[]): Move[] {
  const path = new Set<Move>();
  const last = (turns: readonly Turn[]) => Math.max(-1, ...turns.map((turn) => ranks[turn] ?? -1));
  const waiting = (move: Move) => move.through === null && move.bounds.until.length === 0;
  for (const move of moves) if (waiting(move) && move.bounds.from.length === 0) path.add(move);
  const inTime = [...crossings.keys()].sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
  for (const turn of inTime) {
    const crossing = crossings[turn];
    if (crossing === undefined) continue;
    for (const move of crossing.before) path.add(move);
    if (crossing.through !== null) path.add(crossing.through);
    for (const move of crossing.after) {
      if (waiting(move) && last(move.bounds.from) === ranks[turn]) path.add(move);
    }
  }
  return [...path];
}

/** For every call those that must have succeeded before it. */
function waitsOf(
  { moves, families }: PlanMoves,
  { crossings, path }: { readonly crossings: readonly Crossing[]; readonly path: readonly Move[] },
): Map<Move, Move[]> {
  const waits = new Map<Move, Move[]>(path.map((move) => [move, []]));
  const latest = new Map<AwsAccountId, Move>();
  for (const move of moves) {
    const earlier = latest.get(move.owner);
    if (earlier !== undefined) waits.get(move)?.push(earlier);
    latest.set(move.owner, move);
  }
  for (const { parting, joining } of families) {
    const parted = parting === null ? null : (crossings[parting]?.through ?? null);
    if (parted !== null && joining !== null) crossings[joining]?.before.push(parted);
  }
  const place = new Map(path.map((move, at) => [move, at]));
  for (const { before, after, through } of crossings) {
    if (through !== null) {
      waits.get(through)?.push(...before);
      for (const move of after) waits.get(move)?.push(through);
      continue;
    }
    const inPath = [...after].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
    const isFew = before.length <= 1 || before.length * after.length <= PAIRS_NAMED;
    const [first, ...others] = inPath;
    if (first === undefined) continue;
    waits.get(first)?.push(...before);
    for (const move of others) waits.get(move)?.push(...(isFew ? before : [first]));
  }
  return waits;
}
