import "server-only";
import { notFound } from "next/navigation";
import { currentScope } from "@/lib/auth/current-scope";
import { toSignIn } from "@/lib/auth/to-sign-in";
import type { ViewerScope } from "@/lib/domain/access/scope";
import { noteSecurityEvent } from "@/lib/support/note-security-event";

/** For pages of the customer's side: ends the request unless one of a customer's own people asks. */
export async function requireViewer(): Promise<ViewerScope> {
  const scope = await currentScope();
  if (scope === null) return toSignIn();
  if (scope.kind !== "viewer") {
    noteSecurityEvent("not-permitted", { person: scope.userId, permission: "own:read" });
    notFound();
  }
  return scope;
}
