import "server-only";
import { notFound, redirect } from "next/navigation";
import { currentScope } from "@/lib/auth/current-scope";
import { toSignIn } from "@/lib/auth/to-sign-in";
import { may, type Permission } from "@/lib/domain/access/permissions";
import type { StaffScope } from "@/lib/domain/access/scope";
import { noteSecurityEvent } from "@/lib/support/note-security-event";

/**
 * For pages: ends the request unless partner staff holding the permission asks. Anybody else who is signed in is told
 * that there is no such page, whatever the address; staff who look as a customer, back to what that customer sees.
 */
export async function requireStaff(permission: Permission): Promise<StaffScope> {
  const scope = await currentScope();
  if (scope === null) return toSignIn();
  if (scope.kind === "viewer" && scope.seenBy !== null) redirect("/my");
  if (scope.kind !== "staff" || !may(scope.role, permission)) {
    noteSecurityEvent("not-permitted", { person: scope.userId, permission });
    notFound();
  }
  return scope;
}
