import type { Context, Hono } from "hono";
import type { Sandbox, SandboxEnv } from "../../sandbox";
import { clientOf } from "../access";
import { organizationNamed } from "../accounts/account-scope";
import { invalid, notFound } from "../answers";
import { answerPage } from "../paging";
import { isAbsent, type WriteBody } from "../write-body";
import type { Organization } from "./organization-rows";
import { findOrganization, organizationsSeen } from "./organization-scope";
import { showOrganization } from "./organization-view";

type Fields = Pick<Organization, "name" | "description" | "parentId" | "isFlex">;
type Draft = { fields: Fields; errors: string[] };

function isBelow(sandbox: Sandbox, candidate: Organization, ancestor: Organization): boolean {
  const met = new Set<number>();
  for (let at: Organization | undefined = candidate; at !== undefined && !met.has(at.id); ) {
    if (at.id === ancestor.id) return true;
    met.add(at.id);
    at = at.parentId === null ? undefined : sandbox.store.get("organizations", at.parentId);
  }
  return false;
}

function readText(value: unknown, before: string, field: string): { text: string; errors: string[] } {
  if (value === undefined) return { text: before, errors: [] };
  if (value === null || typeof value === "string") return { text: (value ?? "").trim(), errors: [] };
  return { text: before, errors: [`${field} must be text`] };
}

/** A parent makes sense in FlexOrgs alone, yet the printed request gives one to an organization that is not in them. */
function readOrganization(
  sandbox: Sandbox,
  c: Context,
  given: { body: WriteBody; stored: Organization | null },
): Draft {
  const { body, stored } = given;
  const name = readText(body.name, stored?.name ?? "", "Name");
  const description = readText(body.description, stored?.description ?? "", "Description");
  const errors = [...name.errors, ...description.errors];
  if (name.text === "") errors.push("Name can't be blank");
  const others = organizationsSeen(sandbox, c).filter(({ id }) => id !== stored?.id);
  if (others.some((other) => other.name === name.text)) errors.push("Name has already been taken");
  const before = { parentId: stored?.parentId ?? null, isFlex: stored?.isFlex ?? false };
  const texts = { name: name.text, description: description.text };
  if (isAbsent(body.parent_organization_id)) return { fields: { ...texts, ...before }, errors };
  const parent = findOrganization(sandbox, c, body.parent_organization_id);
  if (parent === undefined) errors.push("Parent organization does not exist");
  else if (stored !== null && isBelow(sandbox, parent, stored)) {
    errors.push("Parent organization can't be the organization itself or one below it");
  }
  return { fields: { ...texts, parentId: parent?.id ?? null, isFlex: parent?.isFlex ?? before.isFlex }, errors };
}

export function createOrganization(sandbox: Sandbox, c: Context, body: WriteBody): Response {
  const { fields, errors } = readOrganization(sandbox, c, { body, stored: null });
  if (errors.length > 0) return invalid(c, errors);
  const row: Organization = {
    ...fields,
    id: sandbox.store.nextId("organizations"),
    customerId: clientOf(c),
    idpName: fields.name,
    isDefault: false,
    assignedUsers: 0,
    accountIds: [],
    others: {
      azure_subscriptions: [],
      gcp_compute_projects: [],
      data_center_accounts: [],
      vmware_csp_organizations: [],
    },
  };
  sandbox.store.commit([{ put: "organizations", row }]);
  return c.json(showOrganization(sandbox.store, row), 201);
}

export function changeOrganization(sandbox: Sandbox, c: Context, body: WriteBody): Response {
  const stored = findOrganization(sandbox, c, c.req.param("id"));
  if (stored === undefined) return notFound(c);
  const { fields, errors } = readOrganization(sandbox, c, { body, stored });
  if (errors.length > 0) return invalid(c, errors);
  const row = { ...stored, ...fields };
  sandbox.store.commit([{ put: "organizations", row }]);
  return c.json(showOrganization(sandbox.store, row));
}

function deleteOrganization(sandbox: Sandbox, c: Context): Response {
  const stored = findOrganization(sandbox, c, c.req.param("id"));
  if (stored === undefined) return notFound(c);
  if (stored.isDefault) return invalid(c, ["The default organization can't be deleted"]);
  const hasChildren = sandbox.store.where("organizations", "parentId", stored.id).length > 0;
  if (hasChildren) return invalid(c, ["An organization with others below it can't be deleted"]);
  sandbox.store.commit([{ drop: "organizations", id: stored.id }]);
  return c.body(null, 204);
}

/** A client reads one organization as the list narrowed to it, and takes the first. */
function organizationsListed(sandbox: Sandbox, c: Context): readonly Organization[] {
  const named = organizationNamed(sandbox, c, null);
  if (named === null) return organizationsSeen(sandbox, c);
  return named === undefined ? [] : [named];
}

export function serveOrganizationReads(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  const show = (organization: Organization) => showOrganization(sandbox.store, organization);
  app.get("/v2/organizations", (c) =>
    answerPage(sandbox, c, { wrapper: "organizations", rows: organizationsListed(sandbox, c), show }),
  );
  app.get("/v2/organizations/:id", (c) => {
    const organization = findOrganization(sandbox, c, c.req.param("id"));
    return organization === undefined ? notFound(c) : c.json(show(organization));
  });
  app.delete("/v2/organizations/:id", (c) => deleteOrganization(sandbox, c));
}
