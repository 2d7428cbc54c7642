import { setTimeout as pause } from "node:timers/promises";
import type { Dice } from "../testing/assignment-contract/dice";

/** Long enough for a statement; whoever waits for another's lock does not come to a turn and is let be. */
const STEP_MS = 12;
const MOST_AT_ONCE = 3;

/**
 * Lets those who work at once go on a few at a time, in an order the dice draw: each `turn` waits until it is drawn, and
 * the next are drawn when one has come to its next turn or they have been at work for a moment.
 */
export interface Turnstile {
  turn(): Promise<void>;
  /** Draws until `work` is over. */
  during<T>(work: Promise<T>): Promise<T>;
}

export function createTurnstile(dice: Dice): Turnstile {
  const waiting: (() => void)[] = [];
  let arrived: () => void = () => undefined;
  return {
    turn: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        arrived();
      }),
    async during(work) {
      let isOver = false;
      const over = work.finally(() => {
        isOver = true;
        arrived();
      });
      over.catch(() => undefined);
      while (!isOver) {
        const arrival = new Promise<void>((resolve) => {
          arrived = resolve;
        });
        for (let drawn = 1 + dice.below(MOST_AT_ONCE); drawn > 0 && waiting.length > 0; drawn -= 1) {
          waiting.splice(dice.below(waiting.length), 1)[0]?.();
        }
        await Promise.race([arrival, pause(STEP_MS)]);
      }
      for (const go of waiting.splice(0)) go();
      return over;
    },
  };
}
