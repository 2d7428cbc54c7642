import type { Ground } from "../ground";
import type { BuiltEntries } from "./built-entries";
import type { PortalClient } from "./portal-client";
import type { Principal } from "./principals";
import type { StandingPortal } from "./standing-portal";

/** What a probe of the doors needs; it answers with what it found wrong, and how much it tried. */
export interface Doors {
  readonly ground: Ground;
  readonly portal: StandingPortal;
  readonly client: PortalClient;
  readonly built: BuiltEntries;
  readonly principals: readonly Principal[];
  readonly signal: AbortSignal;
}

export interface Probed {
  readonly tried: number;
  readonly faults: readonly string[];
}

export type Probe = (doors: Doors) => Promise<Probed>;

export function cookieOf({ principals }: Doors, name: string): string {
  const found = principals.find((one) => one.name === name);
  if (!found) throw new Error(`Nobody is ${name}`);
  return found.cookie;
}
