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
  const customers = new Set(state.flatMap((spot) => (spot === null ? [] : [spot.customer])));
  return [...customers].every((customer) => {
    const family = state.flatMap((spot, owner) => (spot?.customer === customer ? [{ owner, payer: spot.payer }] : []));
    const paying = family.filter(({ owner, payer }) => owner === payer).map(({ owner }) => owner);
    if (paying.length === family.length) return true;
    return (
      paying.length === 1 &&
      family.every((one) => one.payer === paying[0] && families[one.payer] === families[one.owner])
    );
  });
}

function spotsOf(accounts: number, customers: number): Spot[] {
  const spots: Spot[] = [null];
  for (let customer = 0; customer < customers; customer += 1) {
    for (let payer = 0; payer < accounts; payer += 1) spots.push({ customer, payer });
  }
  return spots;
}

function lawfulStates(families: AwsFamilies, customers: number): State[] {
  const accounts = families.length;
  let states: State[] = [[]];
  const spots = spotsOf(accounts, customers);
  for (let account = 0; account < accounts; account += 1) {
    states = states.flatMap((state) => spots.map((spot) => [...state, spot]));
    if (account === accounts - 1) states = states.filter((state) => isLawful(state, families));
  }
  return states;
}

export const customerOf = (spot: Spot | undefined): number => spot?.customer ?? -1;

/** A call changes one account; it is one call to whatever place the account is brought. */
export class PathOracle {
  readonly states: readonly State[];
  readonly #nexts: readonly (readonly { to: number; account: number; isRemoval: boolean }[])[];

  constructor(families: AwsFamilies, customers: number) {
    this.states = lawfulStates(families, customers);
    const numbers = new Map(this.states.map((state, number) => [JSON.stringify(state), number]));
    const spots = spotsOf(families.length, customers);
    this.#nexts = this.states.map((state) =>
      state.flatMap((here, account) =>
        spots.flatMap((spot) => {
          const to = numbers.get(JSON.stringify(state.with(account, spot)));
          const isSame = JSON.stringify(here) === JSON.stringify(spot);
          return to === undefined || isSame ? [] : [{ to, account, isRemoval: spot === null }];
        }),
      ),
    );
  }

  /** From one state to every state in which the accounts are with these customers; on the way they are with no third one. */
  shortest(start: number, customers: readonly number[]): Map<number, Shortest> {
    const from = this.states[start] ?? [];
    const found = new Map<number, Shortest>([[start, { calls: 0, removals: 0 }]]);
    const isOpen = (to: number, account: number) => {
      const there = customerOf(this.states[to]?.[account]);
      return there === -1 || there === customers[account] || there === customerOf(from[account]);
    };
    let edge = [start];
    for (let calls = 1; edge.length > 0; calls += 1) {
      const next = new Map<number, number>();
      for (const here of edge) {
        const removals = found.get(here)?.removals ?? 0;
        for (const { to, account, isRemoval } of this.#nexts[here] ?? []) {
          if (found.has(to) || !isOpen(to, account)) continue;
          next.set(to, Math.min(next.get(to) ?? Number.POSITIVE_INFINITY, removals + (isRemoval ? 1 : 0)));
        }
      }
      for (const [to, removals] of next) found.set(to, { calls, removals });
      edge = [...next.keys()];
    }
    return found;
  }
}
