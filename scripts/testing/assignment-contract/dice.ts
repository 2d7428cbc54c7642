/** Draws that come again with the same seed. */
export interface Dice {
  below(limit: number): number;
  pick<T>(choices: readonly T[]): T;
  /** Each choice as often as its weight says. */
  weigh<T>(choices: readonly (readonly [weight: number, choice: T])[]): T;
  shuffle<T>(list: readonly T[]): T[];
}

export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  const pick = <T>(choices: readonly T[]): T => {
    const [choice] = choices.slice(below(choices.length));
    if (choice === undefined) throw new Error("nothing to pick from");
    return choice;
  };
  return {
    below,
    pick,
    weigh: (choices) => pick(choices.flatMap(([weight, choice]) => Array.from({ length: weight }, () => choice))),
    shuffle: (list) => {
      const left = [...list];
      return list.flatMap(() => left.splice(below(left.length), 1));
    },
  };
}
