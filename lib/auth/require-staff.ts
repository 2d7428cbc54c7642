import "server-only";
import { notFound } from "next/navigation";
import { currentScope } from "@/lib/auth/current-scope";
import { toSignIn } from "@/lib/auth/to-sign-in";
import { may, type Permission } from "@/lib/domain/access/permissions";
import type { StaffScope } from "@/lib/domain/access/scope";

/**
 * For pages: ends the request unless partner staff holding the permission asks. Anybody else who is signed in is told
 * that there is no such page, whatever the address.
 */
export async function requireStaff(permission: Permission): Promise<StaffScope> {
  const scope = await currentScope();
  if (scope === null) return toSignIn();
  if (scope.kind !== "staff" || !may(scope.role, permission)) notFound();
  return scope;
}
