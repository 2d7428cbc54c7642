import type { Role } from "@/lib/domain/access/roles";

/** Who may delete what somebody keeps, a view or a scenario: whose it is, and an admin once it is shared. */
export function mayDeleteKept(kept: { readonly isOwn: boolean; readonly isShared: boolean }, role: Role): boolean {
  return kept.isOwn || (kept.isShared && role === "admin");
}
