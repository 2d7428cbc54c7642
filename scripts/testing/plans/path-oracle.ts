/** Where each account is: null with nobody, else which customer, and which account pays. Accounts and customers by number. */
export type Spot = { readonly customer: number; readonly payer: number } | null;
export type State = readonly Spot[];

export interface Shortest {
  readonly calls: number;
  readonly removals: number;
}

/** The AWS family of each account. */
export type AwsFamilies = readonly string[];

/** The rules of cloudhealth.md 5.1 for known accounts and customers with partner billing, said once more. */
export function isLawful(state: State, families: AwsFamilies): boolean {
  return state.every((spot, owner) => {
    if (spot === null) return true;
    const { customer, payer } = spot;
    const payers = state[payer];
    if (payer !== owner && families[payer] !== families[owner]) return false;
    if (payers?.customer !== customer || payers.payer !== payer) return false;
    const isLinkedBeside = (other: Spot, number: number) => other?.customer === customer && other.payer !== number;
    return payer === owner
      ? !state.some(isLinkedBeside) || state.every((other) => other?.customer !== customer || other.payer === owner)
      : true;
  });
}

function spotsOf(accounts: number, customers: number): Spot[] {
  const spots: Spot[] = [null];
  for (let customer = 0; customer < customers; customer += 1) {
    for (let payer = 0; payer < accounts; payer += 1) spots.push({ customer, payer });
  }
  return spots;
}

export function lawfulStates(families: AwsFamilies, customers: number): State[] {
  const spots = spotsOf(families.length, customers);
  const states = families.reduce<State[]>(
    (shorter) => shorter.flatMap((state) => spots.map((spot) => [...state, spot])),
    [[]],
  );
  return states.filter((state) => isLawful(state, families));
}

export const customerOf = (spot: Spot | undefined): number => spot?.customer ?? -1;

export const keyOf = (state: State): string =>
  state.map((spot) => (spot ? `${spot.customer}.${spot.payer}` : "-")).join();

interface Next {
  readonly key: string;
  readonly account: number;
  readonly customer: number;
}

/** A call changes one account; it is one call to whatever place the account is brought. */
export class PathOracle {
  readonly #families: AwsFamilies;
  readonly #spots: readonly Spot[];
  readonly #states = new Map<string, State>();
  readonly #nexts = new Map<string, readonly Next[]>();

  constructor(families: AwsFamilies, customers: number) {
    this.#families = families;
    this.#spots = spotsOf(families.length, customers);
  }

  /** From one state to every state in which the accounts are with these customers; on the way they are with no third one. */
  shortest(start: State, customers: readonly number[]): Map<string, Shortest> {
    const first = keyOf(start);
    this.#states.set(first, start);
    const found = new Map<string, Shortest>([[first, { calls: 0, removals: 0 }]]);
    let edge = [first];
    for (let calls = 1; edge.length > 0; calls += 1) {
      const reached = new Map<string, number>();
      for (const here of edge) {
        const removals = found.get(here)?.removals ?? 0;
        for (const { key, account, customer } of this.#nextsOf(here)) {
          const isOpen = customer === -1 || customer === customers[account] || customer === customerOf(start[account]);
          if (!isOpen || found.has(key)) continue;
          const removed = removals + (customer === -1 ? 1 : 0);
          reached.set(key, Math.min(reached.get(key) ?? Number.POSITIVE_INFINITY, removed));
        }
      }
      for (const [key, removals] of reached) found.set(key, { calls, removals });
      edge = [...reached.keys()];
    }
    return found;
  }

  #nextsOf(key: string): readonly Next[] {
    const known = this.#nexts.get(key);
    if (known !== undefined) return known;
    const state = this.#states.get(key) ?? [];
    const nexts = state.flatMap((_, account) =>
      this.#spots.flatMap((spot) => {
        const next = state.with(account, spot);
        const nextKey = keyOf(next);
        if (nextKey === key || !isLawful(next, this.#families)) return [];
        this.#states.set(nextKey, next);
        return [{ key: nextKey, account, customer: customerOf(spot) }];
      }),
    );
    this.#nexts.set(key, nexts);
    return nexts;
  }
}
