/** Text nested deeper than this can be read, but not always written again. */
const DEEPEST = 64;

export function isShallow(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const next: unknown[] = [];
    for (const one of level)
      if (typeof one === "object" && one !== null) for (const part of Object.values(one)) next.push(part);
    if (next.length === 0) return true;
    level = next;
  }
  return false;
}
