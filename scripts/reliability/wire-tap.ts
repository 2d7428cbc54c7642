import { Agent } from "undici";

export interface TappedCall {
  readonly method: string;
  /** With its query. */
  readonly path: string;
}

/**
 * Lets a test act right before a call to an upstream leaves, and change the address it goes to: the only moment at which
 * "between two pages" is the same moment in every run. The call itself goes on to the emulator. Returns what ends it.
 */
export function tapWire(beforeCall: (call: TappedCall) => Promise<string>): () => void {
  const dispatch = Agent.prototype.dispatch;
  Agent.prototype.dispatch = function tapped(options, handlers) {
    const { method, path = "" } = options;
    const go = (address: string) => dispatch.call(this, { ...options, path: address }, handlers);
    beforeCall({ method, path }).then(go, () => go(path));
    return true;
  };
  return () => {
    Agent.prototype.dispatch = dispatch;
  };
}
