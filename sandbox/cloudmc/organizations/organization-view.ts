import type { CloudMcWorld } from "../cloudmc-world";
import { lineageOf, resellerOf } from "../pricing/price-scope";
import type { OrganizationRow } from "./organization-rows";

export function entryPointFrom(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .toLowerCase()
    .slice(0, 40);
}

export function entryPointOf({ entryPoint, name }: OrganizationRow): string {
  return entryPoint ?? entryPointFrom(name);
}

function showConnections(world: CloudMcWorld, organization: OrganizationRow): Record<string, unknown>[] {
  const used = new Set<string | undefined>(organization.connectionIds);
  for (const { connectionId } of organization.environments ?? []) used.add(connectionId);
  return world.store
    .all("cmcConnections")
    .filter(({ id }) => used.has(id))
    .map(({ id, serviceCode, name, state }) => ({
      id,
      serviceCode,
      ...(name === undefined ? {} : { name }),
      state: state ?? "PROVISIONED",
    }));
}

/** What only organizations that were made billable have. */
function showBilling(organization: OrganizationRow): Record<string, unknown> {
  const { billableEndDate, billingCycleId, pricingPackageId, discountIds } = organization;
  return {
    ...(billableEndDate ? { billableEndDate } : {}),
    ...(billingCycleId ? { billingCycleId } : {}),
    ...(pricingPackageId ? { pricingPackage: { id: pricingPackageId } } : {}),
    ...(discountIds === undefined ? {} : { discountIds }),
  };
}

export function showOrganization(world: CloudMcWorld, organization: OrganizationRow): Record<string, unknown> {
  const parent = organization.parentId === null ? undefined : world.tree.get(organization.parentId);
  const reseller = resellerOf(world.tree, organization.id);
  const fields = Object.entries(organization.customFields ?? {}).filter(([, value]) => value !== "");
  const isBillable = organization.isBillable === true;
  const startDate = organization.billableStartDate;
  return {
    id: organization.id,
    name: organization.name,
    entryPoint: entryPointOf(organization),
    ...(parent === undefined ? {} : { parent: { id: parent.id, name: parent.name } }),
    ...(reseller === undefined ? {} : { reseller: { id: reseller.id } }),
    isReseller: organization.isReseller === true,
    lineage: lineageOf(world.tree, organization.id)
      .map(({ id }) => id)
      .join(", "),
    isBillable,
    ...(startDate === null ? {} : { billableStartDate: startDate ?? "2024-01-01T00:00:00.000Z" }),
    ...showBilling(organization),
    billingMode: organization.billingMode ?? "MANUAL",
    tags: organization.tags ?? [],
    customFields: Object.fromEntries(fields),
    deleted: (organization.deletedAt ?? null) !== null,
    environments: (organization.environments ?? []).map(({ id, name, deleted }) => ({
      id,
      ...(name === undefined ? {} : { name }),
      deleted: deleted === true,
    })),
    serviceConnections: showConnections(world, organization),
    users: organization.users ?? [],
  };
}
