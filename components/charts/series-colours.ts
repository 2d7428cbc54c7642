import { OTHER } from "./chart-series";

export const CHART_COLOURS = 8;
export const OTHER_COLOUR = "var(--chart-other)";

function preferredSlot(name: string): number {
  let hash = 2166136261;
  for (const sign of name) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16777619);
  return (hash >>> 0) % CHART_COLOURS;
}

function freeSlot(taken: ReadonlySet<number>, wanted: number): number {
  for (let step = 0; step < CHART_COLOURS; step += 1) {
    const slot = (wanted + step) % CHART_COLOURS;
    if (!taken.has(slot)) return slot;
  }
  return wanted;
}

/**
 * A name keeps its colour from page to page. Where two names of one chart want the same colour, the one that comes
 * first in the alphabet keeps it, whatever their order in the stack.
 */
export function seriesColours(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<number>();
  const colours = new Map<string, string>([[OTHER, OTHER_COLOUR]]);
  for (const name of [...new Set(names)].sort()) {
    if (name === OTHER) continue;
    const slot = freeSlot(taken, preferredSlot(name));
    taken.add(slot);
    colours.set(name, `var(--chart-${slot + 1})`);
  }
  return colours;
}
