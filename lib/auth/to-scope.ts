import "server-only";
import type { User } from "@/lib/db/user-rows";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";

/** What a person may be taken for once it is certain who they are; null for a viewer of nobody. */
export function toScope(user: User): StaffScope | ViewerScope | null {
  const { id, email, name, role, customerId } = user;
  if (role !== "viewer") return { kind: "staff", userId: id, role, name, email } as StaffScope;
  if (customerId === null) return null;
  return { kind: "viewer", userId: id, customerId, name, email } as ViewerScope;
}
