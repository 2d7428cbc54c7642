import "server-only";
import type { SystemScope } from "@/lib/domain/access/scope";

/** For work that nobody is signed in for; the actor's name is what the audit shows. */
export function systemScope(actor: string): SystemScope {
  return { kind: "system", actor } as SystemScope;
}
