const SHOWN = 4;
// Of a shorter key, four characters would give away too much of it.
const SHORTEST_SHOWN = 16;

/** Enough of a key to tell two apart, never enough to use one. */
export function maskedKey(key: string): string {
  return key.length < SHORTEST_SHOWN ? "••••" : `••••${key.slice(-SHOWN)}`;
}
