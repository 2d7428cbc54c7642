import "server-only";
import { findBranding, findKeptBranding } from "@/lib/db/branding-rows";
import { withScope } from "@/lib/db/client";
import type { StaffScope, ViewerScope } from "@/lib/domain/access/scope";
import type { Branding, KeptBranding } from "@/lib/domain/branding/branding";
import { demand } from "@/lib/services/access/permit";

/** The same for every customer. */
export function loadBranding(scope: StaffScope | ViewerScope): Promise<Branding> {
  demand(scope, scope.kind === "viewer" ? "own:read" : "branding:manage");
  return withScope(scope, findBranding);
}

export async function loadKeptBranding(scope: StaffScope): Promise<KeptBranding> {
  demand(scope, "branding:manage");
  const { requestId: _, ...kept } = await withScope(scope, findKeptBranding);
  return kept;
}
