import type { Assignment, BlockAssignment, Tenancy } from "../rows";
import type { PlacedAccount } from "./account-seeds";
import { FIRST_CUSTOMER_ID } from "./customer-names";
import type { Holding } from "./holdings";

const FIRST_ASSIGNMENT_ID = 70_001;
const FIRST_BLOCK_ID = 123_000_000_001;
const SINCE = "2020-01";

type Held = { ownerId: string; family: string };

function heldBy(holding: Holding, accounts: PlacedAccount[]): Held[] {
  return accounts.flatMap(({ account, place }) =>
    place === holding.place && account.ownerId !== null && account.awsPayer !== null
      ? [{ ownerId: account.ownerId, family: account.awsPayer }]
      : [],
  );
}

function blocksOf(customerId: number, held: Held[]): Omit<BlockAssignment, "id">[] {
  const payer = held[0]?.ownerId ?? "";
  return held.map(({ ownerId, family }, at) => {
    const alone = at === held.length - 1;
    return {
      ownerId,
      customerId,
      payerOwnerId: alone ? ownerId : payer,
      familyOwnerId: family,
      blockType: alone ? "Standalone" : "Consolidated",
      blockName: alone ? "Dune alone" : "Dune together",
    };
  });
}

type AssignmentSeeds = { assignments: Assignment[]; blocks: BlockAssignment[]; tenancies: Tenancy[] };

export function seedAssignments(holdings: Holding[], accounts: PlacedAccount[]): AssignmentSeeds {
  const seeds: AssignmentSeeds = { assignments: [], blocks: [], tenancies: [] };
  const byPlace = groupByPlace(accounts);
  for (const holding of holdings) {
    const customerId = FIRST_CUSTOMER_ID + holding.place;
    const held = heldBy(holding, byPlace.get(holding.place) ?? []);
    const payer = held[0]?.ownerId ?? "";
    for (const { ownerId } of held) {
      seeds.tenancies.push({ id: seeds.tenancies.length + 1, customerId, ownerId, fromMonth: SINCE, untilMonth: null });
      if (holding.pattern === "blocks") continue;
      const payerOwnerId = holding.pattern === "consolidated" ? payer : ownerId;
      seeds.assignments.push({ id: FIRST_ASSIGNMENT_ID + seeds.assignments.length, ownerId, customerId, payerOwnerId });
    }
    if (holding.pattern !== "blocks") continue;
    for (const block of blocksOf(customerId, held))
      seeds.blocks.push({ id: FIRST_BLOCK_ID + seeds.blocks.length, ...block });
  }
  return seeds;
}

function groupByPlace(accounts: PlacedAccount[]): Map<number | null, PlacedAccount[]> {
  const groups = new Map<number | null, PlacedAccount[]>();
  for (const placed of accounts) {
    const group = groups.get(placed.place);
    if (group === undefined) groups.set(placed.place, [placed]);
    else group.push(placed);
  }
  return groups;
}
