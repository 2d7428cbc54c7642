import type { WorldOptions } from "../world";
import { type AppliedPricing, applyPricings } from "./applied-pricings";
import { NORTHPINE_ID, type Organization, organizationTree } from "./organization-tree";
import { isWithin, type Tree, treeOf } from "./price-scope";

export type CloudMcWorld = { organizations: Organization[]; tree: Tree; pricings: AppliedPricing[] };

/** The key belongs to the partner's own organization, which sees itself and everything below. */
export const CALLER_ID = NORTHPINE_ID;

export function createCloudMcWorld(options: WorldOptions): CloudMcWorld {
  const organizations = organizationTree(options);
  return { organizations, tree: treeOf(organizations), pricings: applyPricings(organizations) };
}

export function visibleOrganization(world: CloudMcWorld, id: string): Organization | undefined {
  return isWithin(world.tree, id, CALLER_ID) ? world.tree.get(id) : undefined;
}
