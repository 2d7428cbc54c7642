import "server-only";

export interface Deadline {
  readonly signal: AbortSignal;
  passed(): boolean;
  /** Ended by `stop`, not by its time. */
  stopped(): boolean;
  /** Begins anew, for what comes after the head. */
  extend(ms: number): void;
  end(): void;
}

/** Ends a call as a whole: undici's body timeout is an idle timer, which a byte now and then keeps alive for ever. */
export function startDeadline(ms: number, stop?: AbortSignal): Deadline {
  const controller = new AbortController();
  let passed = false;
  let stopped = stop?.aborted === true;
  const begin = (forMs: number) =>
    setTimeout(() => {
      passed = true;
      controller.abort();
    }, forMs);
  let timer = begin(ms);
  const onStop = () => {
    stopped = true;
    controller.abort();
  };
  if (stopped) onStop();
  stop?.addEventListener("abort", onStop, { once: true });
  const end = () => {
    clearTimeout(timer);
    stop?.removeEventListener("abort", onStop);
  };
  const extend = (forMs: number) => {
    clearTimeout(timer);
    timer = begin(forMs);
  };
  return { signal: controller.signal, passed: () => passed, stopped: () => stopped, extend, end };
}
