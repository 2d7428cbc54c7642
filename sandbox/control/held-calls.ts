import type { HttpBindings } from "@hono/node-server";

type Held = { socket: HttpBindings["incoming"]["socket"]; since: number; isStruck: boolean };

/** The calls that are open and what is to happen later, so that a reset leaves neither behind. */
export type HeldCalls = {
  open(bindings: HttpBindings): { struck(): void };
  later(delayMs: number, work: () => Promise<void>): void;
  release(): void;
};

const LONG_MS = 2_000;

export function createHeldCalls(): HeldCalls {
  const calls = new Set<Held>();
  const timers = new Set<NodeJS.Timeout>();
  return {
    open: ({ incoming, outgoing }) => {
      const call: Held = { socket: incoming.socket, since: Date.now(), isStruck: false };
      calls.add(call);
      outgoing.once("close", () => calls.delete(call));
      return {
        struck: () => {
          call.isStruck = true;
        },
      };
    },
    later: (delayMs, work) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        work().catch((error: unknown) => console.error(error));
      }, delayMs);
      timers.add(timer);
    },
    release: () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      const now = Date.now();
      for (const { socket, since, isStruck } of calls) if (isStruck || now - since > LONG_MS) socket.destroy();
    },
  };
}
