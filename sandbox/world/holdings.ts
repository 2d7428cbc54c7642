import { hash } from "../dice";

type Pattern = "standalone" | "consolidated" | "blocks";

/** How many AWS accounts a customer holds, in which pattern, and in which AWS family its accounts sit. */
export type Holding = { place: number; size: number; pattern: Pattern; family: number };

type NamedHolding = { size: number; pattern: Pattern };

const NAMED: NamedHolding[] = [
  { size: 5, pattern: "standalone" },
  { size: 5, pattern: "consolidated" },
  { size: 0, pattern: "standalone" },
  { size: 4, pattern: "blocks" },
  { size: 3, pattern: "standalone" },
  { size: 3, pattern: "consolidated" },
  { size: 3, pattern: "standalone" },
  { size: 6, pattern: "consolidated" },
];
const NAMED_TOTAL = NAMED.reduce((sum, named) => sum + named.size, 0);

export const NAMED_CUSTOMERS = NAMED.length;
/** Families of the unassigned accounts: several beside Borealis (family 0), the rest spread out. */
export const LOOSE_FAMILIES = [0, 0, 0, 1, 1, 2, 3];
export const OUTSIDE_FAMILIES = 2;
const UNDISCOVERED = 1;

export function familyCount(accounts: number): number {
  return Math.max(4, Math.ceil(accounts / 60));
}

function unheld(accounts: number): number {
  return familyCount(accounts) + LOOSE_FAMILIES.length + OUTSIDE_FAMILIES + UNDISCOVERED;
}

export function fewestAccounts(customers: number, accounts: number): number {
  return unheld(accounts) + NAMED_TOTAL + Math.max(0, customers - NAMED_CUSTOMERS);
}

function sizesOfOthers(seed: number, count: number, total: number): number[] {
  const weights = Array.from({ length: count }, (_, at) => 1 + (hash(seed, 71, at) % 16));
  const sum = weights.reduce((a, b) => a + b, 0);
  const spare = total - count;
  const sizes = weights.map((weight) => 1 + Math.floor((spare * weight) / sum));
  let left = total - sizes.reduce((a, b) => a + b, 0);
  for (let at = 0; left > 0; at = (at + 1) % count) {
    sizes[at] = (sizes[at] ?? 0) + 1;
    left -= 1;
  }
  return sizes;
}

export function drawHoldings(world: { seed: number; customers: number; accounts: number }): Holding[] {
  const families = familyCount(world.accounts);
  const others = world.customers - NAMED_CUSTOMERS;
  const sizes =
    others > 0 ? sizesOfOthers(world.seed, others, world.accounts - unheld(world.accounts) - NAMED_TOTAL) : [];
  const drawn = sizes.map(
    (size, at): NamedHolding => ({
      size,
      pattern: size > 1 && hash(world.seed, 72, at) % 5 < 3 ? "consolidated" : "standalone",
    }),
  );
  return [...NAMED, ...drawn].map((held, place) => ({ ...held, place, family: place === 1 ? 0 : place % families }));
}
