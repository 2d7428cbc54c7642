import type { HttpBindings } from "@hono/node-server";

/** Waits, unless the caller goes away first. */
export function pause(ms: number | null, { incoming }: HttpBindings): Promise<void> {
  return new Promise((resolve) => {
    const timer = ms === null ? null : setTimeout(done, ms);
    function done(): void {
      if (timer !== null) clearTimeout(timer);
      incoming.socket.off("close", done);
      resolve();
    }
    incoming.socket.once("close", done);
  });
}
