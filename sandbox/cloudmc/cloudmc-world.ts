import type { Store } from "../store";
import type { ResellerSettingsRow } from "./billing/billing-rows";
import { memoByRows } from "./memo-by-rows";
import type { NameMap, OrganizationRow } from "./organizations/organization-rows";
import { type PricingVersion, pricingVersions } from "./pricing/effective-pricing";
import { indexScopes, isWithin, type ScopeIndex, type Tree } from "./pricing/price-scope";
import type { AppliedPricingRow, CatalogProduct, PricingRow } from "./pricing/pricing-rows";

export type Category = { id: string; name: NameMap; place: number };
export type Product = { row: CatalogProduct; catalogId: string; category: Category; place: number };
export type Definition = { row: PricingRow; versions: PricingVersion[] };

/** The stored rows, found by what asks for them. Rebuilt when one of its tables changes. */
export type CloudMcWorld = {
  store: Store;
  organizations: readonly OrganizationRow[];
  tree: Tree;
  products: ReadonlyMap<string, Product>;
  definitions: ReadonlyMap<string, Definition>;
  applied: readonly AppliedPricingRow[];
  scopes: ScopeIndex;
};

const NO_CATEGORY: Category = { id: "", name: {}, place: Number.MAX_SAFE_INTEGER };

function productsOf(store: Store): Map<string, Product> {
  const products = new Map<string, Product>();
  let place = 0;
  for (const catalog of store.all("cmcCatalogs")) {
    const categories = new Map<string, Category>();
    for (const { id, name } of catalog.categories) categories.set(id, { id, name, place: place++ });
    for (const row of catalog.products) {
      const category = categories.get(row.categoryId ?? "") ?? NO_CATEGORY;
      products.set(row.id, { row, catalogId: catalog.id, category, place: place++ });
    }
  }
  return products;
}

function definitionsOf(store: Store): Map<string, Definition> {
  return new Map(
    store.all("cmcPricings").map((row) => {
      const changes = store.where("cmcPricingChanges", "pricingId", row.id);
      return [row.id, { row, versions: pricingVersions(row, changes) }];
    }),
  );
}

const TABLES = ["cmcOrganizations", "cmcCatalogs", "cmcPricings", "cmcPricingChanges", "cmcAppliedPricings"] as const;

export function createCloudMcWorld(): (store: Store) => CloudMcWorld {
  return memoByRows([...TABLES, "cmcUsage", "cmcResellerSettings"], (store) => {
    const organizations = store.all("cmcOrganizations");
    const applied = store.all("cmcAppliedPricings");
    return {
      store,
      organizations,
      tree: new Map(organizations.map((organization) => [organization.id, organization])),
      products: productsOf(store),
      definitions: definitionsOf(store),
      applied,
      scopes: indexScopes(applied),
    };
  });
}

export function settingsOf(world: CloudMcWorld, resellerId: string | undefined): ResellerSettingsRow | undefined {
  return resellerId === undefined ? undefined : world.store.get("cmcResellerSettings", resellerId);
}

/** A user sees its own organization and everything below. */
export function visibleOrganization(world: CloudMcWorld, callerId: string, id: string): OrganizationRow | undefined {
  return isWithin(world.tree, id, callerId) ? world.tree.get(id) : undefined;
}
