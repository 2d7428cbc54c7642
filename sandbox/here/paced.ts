import { setImmediate as nextTurn } from "node:timers/promises";

const LONGEST_TURN_MS = 10;

/** Hands the turn back now and then, so that one long answer does not keep the others waiting. */
export async function* paced<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  let sinceMs = performance.now();
  for (const item of items) {
    yield item;
    if (performance.now() - sinceMs < LONGEST_TURN_MS) continue;
    await nextTurn();
    sinceMs = performance.now();
  }
}
