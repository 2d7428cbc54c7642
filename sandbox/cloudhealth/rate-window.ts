const WINDOW_MS = 60_000;

type RateWindow = { admits(key: string, nowMs: number): boolean; clear(): void };

/** A fixed window per key; real time, whatever the world's clock says. */
export function createRateWindow(limit: number | null, windowMs = WINDOW_MS): RateWindow {
  const counts = new Map<string, { window: number; used: number }>();
  return {
    admits: (key, nowMs) => {
      if (limit === null) return true;
      const window = Math.floor(nowMs / windowMs);
      const current = counts.get(key);
      const used = current?.window === window ? current.used + 1 : 1;
      counts.set(key, { window, used });
      return used <= limit;
    },
    clear: () => counts.clear(),
  };
}
