const WINDOW_MS = 60_000;

type RateWindow = { admits(key: string, nowMs: number): boolean; clear(): void };

/** A fixed window per key that opens with the first call in it; real time, whatever the world's clock says. */
export function createRateWindow(limit: number | null, windowMs = WINDOW_MS): RateWindow {
  const windows = new Map<string, { openedMs: number; used: number }>();
  return {
    admits: (key, nowMs) => {
      if (limit === null) return true;
      const current = windows.get(key);
      const isOpen = current !== undefined && nowMs - current.openedMs < windowMs;
      const window = isOpen ? { ...current, used: current.used + 1 } : { openedMs: nowMs, used: 1 };
      windows.set(key, window);
      return window.used <= limit;
    },
    clear: () => windows.clear(),
  };
}
