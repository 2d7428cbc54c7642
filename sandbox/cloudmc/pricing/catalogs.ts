import { randomUUID } from "node:crypto";
import { failure, notFound, type Refusal } from "../answers";
import { readBody } from "../body";
import { type Ask, actingOrganization, commit, pathId, type Route, seenOrganization } from "../routes";
import { finish } from "../tasks";
import { CatalogInput } from "./catalog-input";
import { isWithin } from "./price-scope";
import type { CatalogRow } from "./pricing-rows";

/** A reseller reads the catalogs of those above it, which it may price, and changes only those of its own tree. */
function isReadable({ world, callerId }: Ask, ownerId: string): boolean {
  return isWithin(world.tree, ownerId, callerId) || isWithin(world.tree, callerId, ownerId);
}

export function readableCatalog(ask: Ask, id: string): CatalogRow | undefined {
  const catalog = ask.world.store.get("cmcCatalogs", id);
  return catalog !== undefined && isReadable(ask, catalog.organizationId) ? catalog : undefined;
}

function showCatalog(ask: Ask, catalog: CatalogRow): Record<string, unknown> {
  const { organizationId, connectionIds, changes, ...shown } = catalog;
  const owner = ask.world.tree.get(organizationId);
  return {
    ...shown,
    connectionIds: connectionIds ?? [],
    changes: changes ?? [],
    organization: { id: organizationId, ...(owner === undefined ? {} : { name: owner.name }) },
  };
}

/** What the input names again keeps its id; everything else is new. */
function fromInput(
  input: CatalogInput,
  given: { id: string; organizationId: string; changes?: unknown[] },
): CatalogRow {
  const { organization: _, categories, products, ...rest } = input;
  return {
    ...given,
    ...rest,
    categories: categories.map(({ id, name, deprecated }) => ({
      id: id ?? randomUUID(),
      name,
      ...(deprecated === undefined ? {} : { deprecated }),
    })),
    products: products.map((product) => ({ ...product, id: product.id ?? randomUUID() })) as CatalogRow["products"],
  };
}

function whyNotWhole({ categories, products }: CatalogRow): Refusal | null {
  const known = new Set(categories.map(({ id }) => id));
  const stray = products.find(({ categoryId }) => categoryId !== undefined && !known.has(categoryId));
  return stray === undefined
    ? null
    : { message: `products: the category of ${stray.sku} is not in the catalog`, context: { field: "products" } };
}

function whyNotReplaced(before: CatalogRow, after: CatalogRow): Refusal | null {
  const refuse = (field: string, message: string) => ({ message: `${field}: ${message}`, context: { field } });
  if (before.serviceType !== after.serviceType) return refuse("serviceType", "cannot be changed");
  for (const category of before.categories) {
    const kept = after.categories.find(({ id }) => id === category.id);
    if (kept === undefined) return refuse("categories", "a category cannot be removed, only deprecated");
    if (category.deprecated === true && kept.deprecated !== true) {
      return refuse("categories", "a deprecated category stays deprecated");
    }
  }
  for (const product of before.products) {
    const kept = after.products.find(({ id }) => id === product.id);
    if (kept === undefined) return refuse("products", "a product cannot be removed, only deprecated");
    if (kept.sku !== product.sku) return refuse("products", "a SKU cannot be changed");
    if (product.deprecated === true && kept.deprecated !== true) {
      return refuse("products", "a deprecated product stays deprecated");
    }
  }
  return null;
}

function list(ask: Ask): Response {
  const catalogs = ask.world.store.all("cmcCatalogs").filter(({ organizationId }) => isReadable(ask, organizationId));
  return ask.c.json({ data: catalogs.map((catalog) => showCatalog(ask, catalog)) });
}

function read(ask: Ask): Response {
  const catalog = readableCatalog(ask, pathId(ask));
  return catalog === undefined ? notFound(ask.c, { id: pathId(ask) }) : ask.c.json({ data: showCatalog(ask, catalog) });
}

async function create(ask: Ask): Promise<Response> {
  const input = await readBody(ask, CatalogInput);
  if (input instanceof Response) return input;
  const owner =
    input.organization === undefined ? actingOrganization(ask) : seenOrganization(ask, input.organization.id);
  if (owner === undefined) return notFound(ask.c, { organization: input.organization?.id });
  const row = fromInput(input, { id: randomUUID(), organizationId: owner.id });
  const reason = whyNotWhole(row);
  if (reason !== null) return failure(ask.c, 400, reason);
  commit(ask, { put: "cmcCatalogs", row });
  return ask.c.json({ data: showCatalog(ask, row) });
}

function ownCatalog(ask: Ask): CatalogRow | undefined {
  const catalog = ask.world.store.get("cmcCatalogs", pathId(ask));
  return catalog !== undefined && seenOrganization(ask, catalog.organizationId) !== undefined ? catalog : undefined;
}

async function replace(ask: Ask): Promise<Response> {
  const before = ownCatalog(ask);
  if (before === undefined) return notFound(ask.c, { id: pathId(ask) });
  const input = await readBody(ask, CatalogInput);
  if (input instanceof Response) return input;
  const { id, organizationId, changes = [] } = before;
  const row = fromInput(input, { id, organizationId, changes });
  const reason = whyNotWhole(row) ?? whyNotReplaced(before, row);
  if (reason !== null) return failure(ask.c, 400, reason);
  commit(ask, { put: "cmcCatalogs", row });
  return ask.c.json({ data: showCatalog(ask, row) });
}

function remove(ask: Ask): Response {
  const catalog = ownCatalog(ask);
  if (catalog === undefined) return notFound(ask.c, { id: pathId(ask) });
  const pricing = ask.world.store.all("cmcPricings").find(({ catalogIds }) => catalogIds.includes(catalog.id));
  if (pricing !== undefined) {
    return failure(ask.c, 400, {
      message: "A catalog with pricings cannot be deleted",
      context: { pricing: pricing.id },
    });
  }
  return ask.c.json(finish(ask, [{ drop: "cmcCatalogs", id: catalog.id }]));
}

export const CATALOG_ROUTES: Route[] = [
  ["get", "/product_catalogs", list],
  ["post", "/product_catalogs", create],
  ["get", "/product_catalogs/:id", read],
  ["put", "/product_catalogs/:id", replace],
  ["delete", "/product_catalogs/:id", remove],
];
