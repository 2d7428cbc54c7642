import { OTHER } from "./chart-series";
import { familySlot } from "./series-families";

export const CHART_COLOURS = 8;
export const OTHER_COLOUR = "var(--chart-other)";

function preferredSlot(name: string): number {
  const family = familySlot(name);
  if (family !== null) return family;
  let hash = 2166136261;
  for (const sign of name) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16777619);
  return (hash >>> 0) % CHART_COLOURS;
}

/** Names that belong to a family choose first, then the alphabet decides: the order of the stack plays no part. */
function choosingOrder(names: readonly string[]): string[] {
  const rank = (name: string) => (familySlot(name) === null ? 1 : 0);
  return [...new Set(names)].filter((name) => name !== OTHER).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function freeSlot(taken: ReadonlySet<number>, wanted: number): number {
  for (let step = 0; step < CHART_COLOURS; step += 1) {
    const slot = (wanted + step) % CHART_COLOURS;
    if (!taken.has(slot)) return slot;
  }
  return wanted;
}

/** A name keeps its colour from page to page, unless another name of the same chart has the better claim to it. */
export function seriesColours(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<number>();
  const colours = new Map<string, string>([[OTHER, OTHER_COLOUR]]);
  for (const name of choosingOrder(names)) {
    if (taken.size === CHART_COLOURS) taken.clear();
    const slot = freeSlot(taken, preferredSlot(name));
    taken.add(slot);
    colours.set(name, `var(--chart-${slot + 1})`);
  }
  return colours;
}

/** The series that share a colour with one before them: they are striped, so that no two look the same. */
export function stripedSeries(names: readonly string[]): ReadonlySet<string> {
  return new Set(choosingOrder(names).slice(CHART_COLOURS));
}
