import type { AppliedPricing } from "./applied-pricings";
import type { Organization } from "./organization-tree";

export type Tree = ReadonlyMap<string, Organization>;

export function treeOf(organizations: readonly Organization[]): Tree {
  return new Map(organizations.map((organization) => [organization.id, organization]));
}

/** Itself first, the root last. */
export function lineageOf(tree: Tree, id: string): Organization[] {
  const organization = tree.get(id);
  if (organization === undefined) return [];
  return [organization, ...(organization.parentId === null ? [] : lineageOf(tree, organization.parentId))];
}

/** The closest reseller above an organization, never itself. */
export function resellerOf(tree: Tree, id: string): Organization | undefined {
  return lineageOf(tree, id)
    .slice(1)
    .find((above) => above.isReseller);
}

export function isWithin(tree: Tree, id: string, topId: string): boolean {
  return lineageOf(tree, id).some((above) => above.id === topId);
}

/** How closely a pricing fits, smallest first: that very organization, a subtree by its nearness, direct children, everybody. */
function rankOf(tree: Tree, organization: Organization, pricing: AppliedPricing): number | null {
  const lineage = lineageOf(tree, organization.id);
  const distance = lineage.findIndex((above) => above.id === pricing.scopeId);
  const isBelowOwner = lineage.slice(1).some((above) => above.id === pricing.ownerId);
  switch (pricing.scope) {
    case "ORG_BASE":
      return distance === 0 ? 0 : null;
    case "ORG_TREE":
      return distance >= 0 ? 1 + distance : null;
    case "ORG_SUBS":
      return distance >= 1 ? 1 + distance : null;
    case "ORG_TOPLEVEL":
      return organization.parentId === pricing.ownerId ? 1_000 : null;
    case "GLOBAL":
      return isBelowOwner ? 2_000 : null;
  }
}

/** An owner's pricings that cover the organization, the most specific first; the latest start breaks a tie. */
export function pricingsCovering(
  tree: Tree,
  pricings: readonly AppliedPricing[],
  asked: { organization: Organization; ownerId: string },
): AppliedPricing[] {
  const fitting = pricings.flatMap((pricing) => {
    const rank = pricing.ownerId === asked.ownerId ? rankOf(tree, asked.organization, pricing) : null;
    return rank === null ? [] : [{ pricing, rank }];
  });
  fitting.sort((a, b) => a.rank - b.rank || b.pricing.startMs - a.pricing.startMs);
  return fitting.map(({ pricing }) => pricing);
}

export function validAt(covering: readonly AppliedPricing[], moment: number): AppliedPricing | null {
  return covering.find(({ startMs, endMs }) => startMs <= moment && (endMs === null || moment < endMs)) ?? null;
}
