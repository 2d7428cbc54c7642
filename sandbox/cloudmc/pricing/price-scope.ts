import type { OrganizationRow } from "../organizations/organization-rows";
import type { AppliedPricingRow } from "./pricing-rows";

export type Tree = ReadonlyMap<string, OrganizationRow>;
export type AppliedPricing = { row: AppliedPricingRow; startMs: number; endMs: number | null };
type ByScope = Map<string, AppliedPricing[]>;

/** The applied pricings of all owners, so that an organization's own are found without looking at all. */
export type ScopeIndex = { byId: Map<string, AppliedPricing>; byScope: ByScope };

/** Itself first, the root last. */
export function lineageOf(tree: Tree, id: string): OrganizationRow[] {
  const lineage: OrganizationRow[] = [];
  let above = tree.get(id);
  while (above !== undefined && !lineage.includes(above)) {
    lineage.push(above);
    above = above.parentId === null ? undefined : tree.get(above.parentId);
  }
  return lineage;
}

/** The closest reseller above an organization, never itself. */
export function resellerOf(tree: Tree, id: string): OrganizationRow | undefined {
  return lineageOf(tree, id)
    .slice(1)
    .find((above) => above.isReseller === true);
}

export function isWithin(tree: Tree, id: string, topId: string): boolean {
  return lineageOf(tree, id).some((above) => above.id === topId);
}

function scopeKey(ownerId: string, scope: string, scopeId: string): string {
  return `${ownerId} ${scope} ${scopeId}`;
}

export function indexScopes(rows: readonly AppliedPricingRow[]): ScopeIndex {
  const index: ScopeIndex = { byId: new Map(), byScope: new Map() };
  for (const row of rows) {
    const ended = row.endDate ?? null;
    const pricing = { row, startMs: Date.parse(row.startDate), endMs: ended === null ? null : Date.parse(ended) };
    const key = scopeKey(row.organizationId, row.scopeQualifier, row.scopeOrganizationId ?? "");
    index.byId.set(row.id, pricing);
    const sameScope = index.byScope.get(key);
    if (sameScope === undefined) index.byScope.set(key, [pricing]);
    else sameScope.push(pricing);
  }
  return index;
}

type Asked = { organization: OrganizationRow; ownerId: string };

/** How closely scopes fit, closest first: that very organization, a subtree by its nearness, direct children, everybody. */
function scopesFor(tree: Tree, { organization, ownerId }: Asked): string[][] {
  const lineage = lineageOf(tree, organization.id);
  const subtrees = lineage.map((above, distance) =>
    ["ORG_TREE", ...(distance > 0 ? ["ORG_SUBS", "ORG_SUB"] : [])].map((scope) => scopeKey(ownerId, scope, above.id)),
  );
  const isBelowOwner = lineage.slice(1).some((above) => above.id === ownerId);
  return [
    [scopeKey(ownerId, "ORG_BASE", organization.id)],
    ...subtrees,
    organization.parentId === ownerId ? [scopeKey(ownerId, "ORG_TOPLEVEL", "")] : [],
    isBelowOwner ? [scopeKey(ownerId, "GLOBAL", "")] : [],
  ];
}

/** An owner's pricings that cover the organization, the most specific first; the latest start breaks a tie. */
export function pricingsCovering(tree: Tree, index: ScopeIndex, asked: Asked): AppliedPricing[] {
  const { pricingPackageId } = asked.organization;
  const given = pricingPackageId ? index.byId.get(pricingPackageId) : undefined;
  const covering = scopesFor(tree, asked).flatMap((keys) =>
    keys.flatMap((key) => index.byScope.get(key) ?? []).sort((a, b) => b.startMs - a.startMs),
  );
  return given?.row.organizationId === asked.ownerId ? [given, ...covering] : covering;
}

export function validAt(covering: readonly AppliedPricing[], moment: number): AppliedPricing | null {
  return covering.find(({ startMs, endMs }) => startMs <= moment && (endMs === null || moment < endMs)) ?? null;
}
