import "server-only";

export interface Deadline {
  readonly signal: AbortSignal;
  passed(): boolean;
  end(): void;
}

/** Ends a call as a whole: undici's body timeout is an idle timer, which a byte now and then keeps alive for ever. */
export function startDeadline(ms: number): Deadline {
  const controller = new AbortController();
  let passed = false;
  const timer = setTimeout(() => {
    passed = true;
    controller.abort();
  }, ms);
  return { signal: controller.signal, passed: () => passed, end: () => clearTimeout(timer) };
}
