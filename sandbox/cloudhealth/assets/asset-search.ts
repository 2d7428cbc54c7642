import type { Context, Hono } from "hono";
import type { Sandbox, SandboxEnv } from "../../sandbox";
import { clientOf } from "../access";
import { failure, notFound, parametersOf } from "../answers";
import { accountsSeenBy } from "../assignments/tenancy";
import { type Page, readPage } from "../paging";
import { accountGroups } from "../reports/groupsets";
import { type AssetShape, matches, parseConditions } from "./asset-query";
import { ASSET_TYPES, type AssetType, assetType, TAG_ATTRIBUTES } from "./asset-types";
import { type AssetSelection, readSelection, showAsset } from "./asset-view";
import type { Asset } from "./drawn-asset";
import { drawnAssets } from "./drawn-assets";
import { statedAssets } from "./stated-assets";

const LIMITS = { usual: 100, most: 1000 };
const TAG: AssetType = { name: "Tag", attributes: TAG_ATTRIBUTES.map((name) => ({ name })), relations: [] };

type Search = { selection: AssetSelection; page: Page | null; inactiveToo: boolean };

function shapeOf({ store }: Sandbox, name: string): AssetShape | null {
  const type = assetType(store, name);
  if (type === null) return null;
  const related = type.relations.flatMap(({ name: relation, object_type: other }): [string, AssetType][] => {
    const known = other === TAG.name ? TAG : assetType(store, other);
    return known === null ? [] : [[relation, known]];
  });
  return { type, related: new Map(related) };
}

/** Version 1 knows neither fields nor include nor pages; version 2 pages only when a page is asked for. */
function readSearch(shape: AssetShape, parameters: URLSearchParams): Search | string {
  const plain: Search = { selection: { fields: null, include: null }, page: null, inactiveToo: false };
  if (parameters.get("api_version")?.trim() !== "2") return plain;
  const selection = readSelection(shape, parameters);
  if (typeof selection === "string") return selection;
  if (!parameters.has("page")) return { selection, page: null, inactiveToo: true };
  const page = readPage(parameters, LIMITS);
  return page === null ? "page and per_page must be whole numbers from 1 up" : { selection, page, inactiveToo: true };
}

/** Looks no further than the page reaches. */
function pageOf(assets: Iterable<Asset>, page: Page | null, fits: (asset: Asset) => boolean): Asset[] {
  const first = page === null ? 0 : (page.page - 1) * page.perPage;
  const last = page === null ? Number.POSITIVE_INFINITY : first + page.perPage;
  const found: Asset[] = [];
  let seen = 0;
  for (const asset of assets) {
    if (!fits(asset)) continue;
    if (seen >= first) found.push(asset);
    seen += 1;
    if (seen >= last) break;
  }
  return found;
}

function assetsSeen(sandbox: Sandbox, c: Context, type: string): Iterable<Asset> {
  const client = clientOf(c);
  const stated = statedAssets(sandbox.store, type, client);
  if (stated !== null) return stated;
  const world = { seed: sandbox.options.seed, now: sandbox.clock.now(), groupsets: accountGroups(sandbox.store) };
  return drawnAssets(world, type, accountsSeenBy(sandbox.store, client));
}

function answerSearch(sandbox: Sandbox, c: Context): Response {
  const parameters = parametersOf(c);
  const name = parameters.get("name")?.trim() ?? "";
  if (name === "") return failure(c, 422, "name is required: the asset type to search");
  const shape = shapeOf(sandbox, name);
  if (shape === null) return failure(c, 404, `There is no asset type "${name}"`);
  const search = readSearch(shape, parameters);
  if (typeof search === "string") return failure(c, 422, search);
  const conditions = parseConditions(shape, parameters.get("query") ?? "");
  if (conditions === null)
    return failure(c, 422, "query must be conditions on known fields, such as is_active='True', joined by and");
  const fits = (asset: Asset) => (search.inactiveToo || asset.isActive) && matches(asset, conditions);
  const found = pageOf(assetsSeen(sandbox, c, name), search.page, fits);
  return c.json(found.map((asset) => showAsset(shape, search.selection, asset)));
}

export function serveAssets(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  for (const ending of ["", ".json"]) {
    app.get(`/api/search${ending}`, (c) => answerSearch(sandbox, c));
    app.get(`/api${ending}`, (c) => c.json(ASSET_TYPES));
  }
  app.get("/api/:asset", (c) => {
    const type = assetType(sandbox.store, c.req.param("asset").replace(/\.json$/, ""));
    return type === null ? notFound(c) : c.json(type);
  });
}
