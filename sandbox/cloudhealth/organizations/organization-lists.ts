import type { Context, Hono } from "hono";
import type { Account } from "../../rows";
import type { Sandbox, SandboxEnv } from "../../sandbox";
import { clientOf } from "../access";
import { failure, notFound, parametersOf } from "../answers";
import { accountsSeenBy } from "../assignments/tenancy";
import { readPage, slicePage } from "../paging";
import { CLOUDS, isCloud } from "./organization-members";
import type { Organization } from "./organization-rows";
import { findOrganization } from "./organization-scope";
import { accountsOf, showAssigned, showAvailable } from "./organization-view";

const LIMITS = { usual: 30, most: 100 };

function isMeant(account: Account, keyword: string): boolean {
  const texts = [account.name, account.ownerId ?? "", account.amazonName, ...account.tags.map(({ value }) => value)];
  return texts.some((text) => text.toLowerCase().includes(keyword));
}

const SORTS: Record<string, (account: Account) => string> = {
  name: (account) => account.name,
  owner_id: (account) => account.ownerId ?? "",
  amazon_name: (account) => account.amazonName,
  account_type: (account) => account.accountType,
  created_at: (account) => account.createdAt,
};

/** An attribute nobody can sort by leaves the order as it is. */
function sorted(accounts: readonly Account[], parameters: URLSearchParams): readonly Account[] {
  const attribute = parameters.get("sort") ?? "";
  const by = Object.hasOwn(SORTS, attribute) ? SORTS[attribute] : undefined;
  if (by === undefined) return accounts;
  const sign = parameters.get("is_down") === "true" ? -1 : 1;
  return accounts.toSorted((one, other) => sign * (by(one) < by(other) ? -1 : Number(by(one) > by(other))));
}

function membersShown(sandbox: Sandbox, c: Context, organization: Organization): unknown[] {
  const cloud = c.req.param("cloud") ?? "";
  const parameters = parametersOf(c);
  const keyword = (parameters.get("query") ?? "").trim().toLowerCase();
  if (cloud !== "aws_accounts") {
    const names = isCloud(cloud) ? organization.others[cloud] : [];
    return names.filter((name) => name.toLowerCase().includes(keyword)).map((name) => ({ name }));
  }
  const accounts = accountsOf(sandbox.store, organization).filter((account) => isMeant(account, keyword));
  return sorted(accounts, parameters).map(showAssigned);
}

/** The only list here whose next page is named in the body, and with an address that has no host. */
function answerMembers(sandbox: Sandbox, c: Context): Response {
  const organization = findOrganization(sandbox, c, c.req.param("id"));
  const cloud = c.req.param("cloud") ?? "";
  if (organization === undefined || (cloud !== "aws_accounts" && !isCloud(cloud))) return notFound(c);
  const parameters = parametersOf(c);
  const at = readPage(parameters, LIMITS);
  if (at === null) return failure(c, 422, "page and per_page must be whole numbers from 1 up");
  const members = membersShown(sandbox, c, organization);
  const query = new URLSearchParams(parameters);
  for (const dropped of ["api_key", "", "page", "per_page"]) query.delete(dropped);
  query.set("page", String(at.page + 1));
  query.set("per_page", String(at.perPage));
  const href = `/v2/organizations/${organization.id}/${cloud}?${query}`;
  const hasMore = at.page * at.perPage < members.length;
  return c.json({ accounts: slicePage(members, at), _links: hasMore ? { next: { href } } : {} });
}

/** In FlexOrgs an organization can take what its parent has, elsewhere whatever the tenant has. */
function answerAvailable(sandbox: Sandbox, c: Context): Response {
  const organization = findOrganization(sandbox, c, c.req.param("id"));
  if (organization === undefined) return notFound(c);
  const type = parametersOf(c).get("type") ?? "";
  if (type !== "aws_accounts" && !isCloud(type)) {
    return failure(c, 422, `type must be one of aws_accounts, ${CLOUDS.join(", ")}`);
  }
  if (type !== "aws_accounts") return c.json({ [type]: [] });
  const held = new Set(organization.accountIds);
  const free = assignable(sandbox, c, organization).filter(({ id }) => !held.has(id));
  return c.json({ aws_accounts: free.map(showAvailable) });
}

export function assignable(sandbox: Sandbox, c: Context, organization: Organization): readonly Account[] {
  const parent = organization.parentId === null ? undefined : sandbox.store.get("organizations", organization.parentId);
  return organization.isFlex && parent !== undefined
    ? accountsOf(sandbox.store, parent)
    : accountsSeenBy(sandbox.store, clientOf(c));
}

export function serveOrganizationLists(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.get("/v2/organizations/:id/available_accounts", (c) => answerAvailable(sandbox, c));
  app.get("/v2/organizations/:id/:cloud", (c) => answerMembers(sandbox, c));
}
