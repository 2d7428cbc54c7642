import "server-only";
import { findLogo } from "@/lib/db/branding-rows";
import { withScope } from "@/lib/db/client";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import { demand } from "@/lib/services/access/permit";

/** The picture as it was made here; null when there is none. */
export function loadLogo(scope: StaffScope | ViewerScope): ReturnType<typeof findLogo> {
  demand(scope, scope.kind === "viewer" ? "own:read" : "branding:manage");
  return withScope(scope, findLogo);
}
