import "server-only";

export interface Deadline {
  readonly signal: AbortSignal;
  passed(): boolean;
  /** Ended by `stop`, not by its time. */
  stopped(): boolean;
  end(): void;
}

/** Ends a call as a whole: undici's body timeout is an idle timer, which a byte now and then keeps alive for ever. */
export function startDeadline(ms: number, stop?: AbortSignal): Deadline {
  const controller = new AbortController();
  let passed = false;
  let stopped = stop?.aborted === true;
  const timer = setTimeout(() => {
    passed = true;
    controller.abort();
  }, ms);
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
  return { signal: controller.signal, passed: () => passed, stopped: () => stopped, end };
}
