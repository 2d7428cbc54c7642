import "server-only";
import { may, type Permission } from "@/lib/domain/access/permissions";
import type { StaffScope, SystemScope, ViewerScope } from "@/lib/domain/access/scope";

export interface NotPermitted {
  readonly code: "not-permitted";
}

/** Null when the scope may; the refusal otherwise. The system does what its own code says. */
export function whyNotPermitted(
  scope: StaffScope | ViewerScope | SystemScope,
  permission: Permission,
): NotPermitted | null {
  if (scope.kind === "system") return null;
  const role = scope.kind === "viewer" ? "viewer" : scope.role;
  return may(role, permission) ? null : { code: "not-permitted" };
}

/** For reads: what nobody reaches through a page that asked for its scope first. */
export function demand(scope: StaffScope | ViewerScope | SystemScope, permission: Permission): void {
  if (whyNotPermitted(scope, permission)) throw new Error(`Not permitted: ${permission}`);
}
