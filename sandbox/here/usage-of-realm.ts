import type { Sandbox } from "../sandbox";
import { statedStream } from "./stated-usage";
import { streamsOf, type UsageStream } from "./usage-streams";

/** What is stated of a realm replaces what is drawn for it. */
export function usageOfRealm({ store, options }: Sandbox, realm: string): UsageStream[] {
  const stated = store.where("usageRows", "realm", realm);
  return stated.length === 0 ? streamsOf(options, realm) : stated.map(statedStream);
}
