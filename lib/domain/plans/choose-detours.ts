import type { PlanFacts } from "@/lib/domain/plans/assignment-plan";
import { type Detour, detoursOf } from "@/lib/domain/plans/detours";
import type { Turn } from "@/lib/domain/plans/family-turns";
import type { Transfer } from "@/lib/domain/plans/move";
import type { TurnRanks } from "@/lib/domain/plans/turn-order";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import { groupedBy } from "@/lib/domain/values/grouped-by";

/** Chains of exchanges longer than this are not followed; no family of accounts makes one. */
const LONGEST_CHAIN = 100;

/**
 * One account can make a turn. Of the cut transfers as many as can be are given a turn that nobody else makes; the
 * turns are served in the order given.
 */
export function chooseDetours(
  cut: readonly Transfer[],
  free: readonly Turn[],
  { ranks, facts }: { readonly ranks: TurnRanks; readonly facts: PlanFacts },
): Map<AwsAccountId, Detour> {
  const isFree = new Set(free);
  const offered = cut.flatMap((transfer) => detoursOf(transfer, ranks, facts).map((detour) => ({ transfer, detour })));
  const possible = offered.filter(({ detour }) => isFree.has(detour.turn));
  const offers = groupedBy(possible, ({ detour }) => detour.turn);
  const chosen = new Map<AwsAccountId, Detour>();
  const serve = (turn: Turn, seen: Set<Turn>): boolean => {
    if (seen.has(turn) || seen.size > LONGEST_CHAIN) return false;
    seen.add(turn);
    for (const { transfer, detour } of offers.get(turn) ?? []) {
      const other = chosen.get(transfer.owner);
      if (other !== undefined && !serve(other.turn, seen)) continue;
      chosen.set(transfer.owner, detour);
      return true;
    }
    return false;
  };
  for (const turn of free) serve(turn, new Set());
  return chosen;
}
