import "server-only";

const MINUTE_MS = 60_000;

export interface LineBudget {
  /** Null: this line is too many. Otherwise how many lines of its kind were left out before it. */
  take(kind: string, atMs: number): number | null;
}

/** So many lines of each kind in a minute: whoever makes a log write can make it tell, but never make it long. */
export function lineBudget(perMinute: number): LineBudget {
  const kinds = new Map<string, { since: number; written: number; leftOut: number }>();
  return {
    take(kind, atMs) {
      const known = kinds.get(kind);
      if (known && atMs - known.since < MINUTE_MS && known.written >= perMinute) {
        known.leftOut += 1;
        return null;
      }
      const isNew = !known || atMs - known.since >= MINUTE_MS;
      kinds.set(kind, { since: isNew ? atMs : known.since, written: isNew ? 1 : known.written + 1, leftOut: 0 });
      return known?.leftOut ?? 0;
    },
  };
}
