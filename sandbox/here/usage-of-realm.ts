import type { SandboxOptions } from "../arguments";
import type { Sandbox } from "../sandbox";
import { statedStream } from "./stated-usage";
import { streamsOf, type UsageStream } from "./usage-streams";

/** The realm that was drawn last: its pages and files are asked for one after another, and a large one takes a while. */
const lastDrawn = new WeakMap<SandboxOptions, { realm: string; streams: UsageStream[] }>();

function drawnStreams(options: SandboxOptions, realm: string): UsageStream[] {
  const last = lastDrawn.get(options);
  if (last?.realm === realm) return last.streams;
  const streams = streamsOf(options, realm);
  lastDrawn.set(options, { realm, streams });
  return streams;
}

/** What is stated of a realm replaces what is drawn for it. */
export function usageOfRealm({ store, options }: Sandbox, realm: string): UsageStream[] {
  const stated = store.where("usageRows", "realm", realm);
  return stated.length === 0 ? drawnStreams(options, realm) : stated.map(statedStream);
}
