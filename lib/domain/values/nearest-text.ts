/** Which of the known words somebody who wrote `text` most likely meant. */
export function nearestText(text: string, known: readonly string[]): string {
  const distances = known.map((word) => ({ word, distance: edits(text, word) }));
  return distances.reduce((best, each) => (each.distance < best.distance ? each : best)).word;
}

/** How many letters to write, drop or replace. */
function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (let at = 1; at <= to.length; at++) {
      const replaced = (row[at - 1] ?? 0) + (letter === to[at - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
