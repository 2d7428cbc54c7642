import type { HttpBindings } from "@hono/node-server";
import type { SandboxOptions } from "./arguments";
import { type Clock, createClock } from "./clock";
import { createFaults, type Faults, type Upstream } from "./control/faults";
import { createHeldCalls, type HeldCalls } from "./control/held-calls";
import { createRequestLog, type RequestLog } from "./control/request-log";
import { type Switches, switchesOff } from "./control/switches";
import { openJournal } from "./journal";
import { type JournalEntry, openStore, type Store } from "./store";
import { seedRows, worldLabel } from "./world";

/** Two clocks, because a world that stands in another month must still be able to hand out tokens. */
export type Sandbox = {
  options: SandboxOptions;
  store: Store;
  clock: Clock;
  tokenClock: Clock;
  faults: Faults;
  requests: RequestLog;
  held: HeldCalls;
  /** Upstreams that no longer know the key. */
  revokedKeys: Set<Upstream>;
  switches: Switches;
  origin: string;
  onReset: (() => void)[];
};

export type SandboxEnv = { Bindings: HttpBindings; Variables: { correlationId: string } };

export function createSandbox(options: SandboxOptions): Sandbox {
  const journal = options.stateFolder === null ? null : openJournal<JournalEntry>(options.stateFolder);
  return {
    options,
    store: openStore({ seed: () => seedRows(options), world: worldLabel(options), journal }),
    clock: createClock(),
    tokenClock: createClock(),
    faults: createFaults(options.seed),
    requests: createRequestLog(),
    held: createHeldCalls(),
    revokedKeys: new Set(),
    switches: switchesOff(),
    origin: "",
    onReset: [],
  };
}
