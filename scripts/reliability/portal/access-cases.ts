import { rolesWith } from "@/lib/domain/access/permissions";
import type { Entrance } from "./access-table";
import type { BuiltEntries } from "./built-entries";
import type { Answer, PortalClient } from "./portal-client";
import type { KnownIds, ObjectKind } from "./portal-world";
import type { Principal } from "./principals";

/** One question to the portal: who, what, of which object, and where its id goes. */
export interface AccessCase {
  readonly title: string;
  readonly entry: string;
  readonly principal: Principal;
  readonly object: ObjectKind;
  /** What is asked for, which an answer may repeat. */
  readonly ids: readonly string[];
  readonly ask: (client: PortalClient) => Promise<Answer>;
  /** What is wrong with the answer; null: nothing. */
  readonly judge: (answer: Answer) => string | null;
}

export interface World {
  readonly built: BuiltEntries;
  readonly ids: KnownIds;
  readonly principals: readonly Principal[];
}

export function mayEnter(entrance: Entrance, { role }: Principal): boolean {
  if (role === null) return false;
  if (role === "viewer") return entrance.viewer;
  return entrance.staff !== null && rolesWith(entrance.staff).includes(role);
}

/** The address of an entry with customer A's ids in it. */
export function filled(route: string, ids: KnownIds): string {
  return route.replace(/\[\.{0,3}(\w+)\]/g, (_, name: string) => ids[name]?.own ?? name);
}
