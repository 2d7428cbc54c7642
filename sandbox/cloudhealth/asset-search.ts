import type { Context, Hono } from "hono";
import type { Account } from "../rows";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { clientOf } from "./access";
import { failure, notFound, parametersOf } from "./answers";
import { ACCOUNT_ATTRIBUTES, isAttribute, matches, parseConditions, toAsset } from "./asset-query";
import { type Page, readPage, slicePage } from "./paging";
import { accountsSeenBy } from "./tenancy";

const ASSET = "AwsAccount";
const LIMITS = { usual: 100, most: 1000 };

type Search = { fields: string[] | null; withTags: boolean; page: Page | null };

/** Version 1 knows neither fields nor include nor pages; version 2 pages only when a page is asked for. */
function readSearch(parameters: URLSearchParams): Search | string {
  if (parameters.get("api_version") !== "2") return { fields: null, withTags: false, page: null };
  const include = parameters.get("include");
  const fields =
    parameters
      .get("fields")
      ?.split(",")
      .map((field) => field.trim())
      .filter((field) => field !== "") ?? null;
  if (include !== null && fields !== null) return "fields and include cannot be used together";
  if (include !== null && include !== "tags") return `${ASSET} has no relation "${include}"`;
  const unknown = fields?.find((field) => !isAttribute(field));
  if (unknown !== undefined) return `${ASSET} has no field "${unknown}"`;
  if (!parameters.has("page")) return { fields, withTags: include !== null, page: null };
  const page = readPage(parameters, LIMITS);
  return page === null
    ? "page and per_page must be whole numbers from 1 up"
    : { fields, withTags: include !== null, page };
}

function show(account: Account, search: Search): Record<string, unknown> {
  const row: Record<string, unknown> = toAsset(account);
  if (search.fields === null) return search.withTags ? { ...row, tags: account.tags } : row;
  return { ...Object.fromEntries(search.fields.map((field) => [field, row[field]])), id: account.id };
}

function answerSearch(sandbox: Sandbox, c: Context): Response {
  const parameters = parametersOf(c);
  const name = parameters.get("name") ?? "";
  if (name === "") return failure(c, 422, "name is required: the asset type to search");
  if (name !== ASSET) return failure(c, 404, `There is no asset type "${name}"`);
  const search = readSearch(parameters);
  if (typeof search === "string") return failure(c, 422, search);
  const conditions = parseConditions(parameters.get("query") ?? "");
  if (conditions === null)
    return failure(c, 422, "query must be conditions such as account_type='Linked' joined by and");
  const inactiveToo = parameters.get("api_version") === "2";
  const found = accountsSeenBy(sandbox.store, clientOf(c)).filter(
    (account) => (inactiveToo || account.isActive) && matches(toAsset(account), conditions),
  );
  const shown = search.page === null ? found : slicePage(found, search.page);
  return c.json(shown.map((account) => show(account, search)));
}

export function serveAssets(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  for (const ending of ["", ".json"]) {
    app.get(`/api/search${ending}`, (c) => answerSearch(sandbox, c));
    app.get(`/api${ending}`, (c) => c.json([ASSET]));
  }
  app.get("/api/:asset", (c) => {
    if (c.req.param("asset").replace(/\.json$/, "") !== ASSET) return notFound(c);
    return c.json({
      name: ASSET,
      attributes: ACCOUNT_ATTRIBUTES.map((name) => ({ name })),
      relations: [{ name: "tags", object_type: "Tag", has_many: true }],
    });
  });
}
