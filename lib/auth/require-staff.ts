import "server-only";
import { notFound, redirect } from "next/navigation";
import { currentScope } from "@/lib/auth/current-scope";
import { may, type Permission } from "@/lib/domain/access/permissions";
import type { StaffScope } from "@/lib/domain/access/scope";

/**
 * For pages: ends the request unless partner staff holding the permission asks. Anybody else who is signed in is told
 * that there is no such page, whatever the address.
 */
export async function requireStaff(permission: Permission): Promise<StaffScope> {
  const scope = await currentScope();
  if (scope === null) redirect("/sign-in");
  if (scope.kind !== "staff" || !may(scope.role, permission)) notFound();
  return scope;
}
