import "server-only";

/** A read that was broken off, or not begun, because the process ends. It says nothing about the upstream. */
export class CallStopped extends Error {
  override readonly name = "CallStopped";

  constructor() {
    super("The process ends");
  }
}
