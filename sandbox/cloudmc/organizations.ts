import type { Context, Hono } from "hono";
import type { SandboxEnv } from "../sandbox";
import { notFound } from "./answers";
import { type CloudMcWorld, visibleOrganization } from "./cloudmc-world";
import { CONNECTIONS, type Organization } from "./organization-tree";
import { lineageOf, resellerOf } from "./price-scope";

function entryPointOf(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .toLowerCase()
    .slice(0, 40);
}

function showOrganization(world: CloudMcWorld, organization: Organization): Record<string, unknown> {
  const parent = organization.parentId === null ? undefined : world.tree.get(organization.parentId);
  const reseller = resellerOf(world.tree, organization.id);
  const used = new Set(organization.environments.map((environment) => environment.connectionId));
  return {
    id: organization.id,
    name: organization.name,
    entryPoint: entryPointOf(organization.name),
    ...(parent === undefined ? {} : { parent: { id: parent.id, name: parent.name } }),
    ...(reseller === undefined ? {} : { reseller: { id: reseller.id } }),
    isReseller: organization.isReseller,
    lineage: lineageOf(world.tree, organization.id)
      .map(({ id }) => id)
      .join(", "),
    isBillable: organization.billing !== "unpriced",
    billableStartDate: "2024-01-01T00:00:00.000Z",
    billingMode: "MANUAL",
    tags: [],
    customFields: organization.accountNumber === "" ? {} : { account_id: organization.accountNumber },
    deleted: organization.deletedAt !== null,
    environments: organization.environments.map(({ id, name }) => ({ id, name, deleted: false })),
    serviceConnections: CONNECTIONS.filter(({ id }) => used.has(id)).map((connection) => ({
      ...connection,
      state: "PROVISIONED",
    })),
    users: [],
  };
}

export function serveOrganizations(app: Hono<SandboxEnv>, world: CloudMcWorld): void {
  const list = (c: Context) => {
    const withDeleted = new URL(c.req.url).searchParams.get("include_deleted") === "true";
    const visible = world.organizations.filter(
      ({ id, deletedAt }) => visibleOrganization(world, id) !== undefined && (withDeleted || deletedAt === null),
    );
    return c.json({ data: visible.map((organization) => showOrganization(world, organization)) });
  };
  const read = (c: Context) => {
    const id = c.req.param("id") ?? "";
    const organization = visibleOrganization(world, id);
    return organization === undefined ? notFound(c, { id }) : c.json({ data: showOrganization(world, organization) });
  };
  app.get("/organizations", list);
  app.get("/organizations/:id", read);
}
