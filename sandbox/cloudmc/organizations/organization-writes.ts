import { randomUUID } from "node:crypto";
import { z } from "zod";
import { failure, notFound, type Refusal } from "../answers";
import { Id, Moment, momentOf, Reference, readBody } from "../body";
import { instantText } from "../instants";
import { seenPackage, showPackage } from "../pricing/applied-pricings";
import { pricingsCovering, resellerOf } from "../pricing/price-scope";
import { type Ask, commit, pathId, type Route, seenOrganization } from "../routes";
import { finish } from "../tasks";
import type { OrganizationRow } from "./organization-rows";
import { entryPointFrom, entryPointOf, showOrganization } from "./organization-view";

const OrganizationInput = z.object({
  name: z.string().trim().min(1).max(200),
  entryPoint: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "must be lower-case letters, digits and hyphens")
    .optional(),
  parent: Reference.optional(),
  billingMode: z.enum(["MANUAL", "CREDIT_CARD"]).optional(),
  tags: z.array(z.string().max(200)).optional(),
  customFields: z.record(z.string().max(100), z.string().max(500)).optional(),
});

type OrganizationInput = z.infer<typeof OrganizationInput>;

const BillableInput = z
  .object({ billableStart: Moment, billableEnd: Moment.nullish(), pricingPackage: Reference.optional() })
  .refine(({ billableStart, billableEnd }) => !billableEnd || momentOf(billableEnd) > momentOf(billableStart), {
    path: ["billableEnd"],
    message: "must be after billableStart",
  });

const BillableInfoInput = z.object({
  billingCycleId: Id.nullish(),
  pricingPackageId: Id.nullish(),
  discountIds: z.array(Id).optional(),
});

/** The organization a path names; a deleted one can be read and not changed. */
function living(ask: Ask): OrganizationRow | undefined {
  const organization = seenOrganization(ask, pathId(ask));
  return (organization?.deletedAt ?? null) === null ? organization : undefined;
}

function save(ask: Ask, row: OrganizationRow): Response {
  commit(ask, { put: "cmcOrganizations", row });
  return ask.c.json({ data: showOrganization({ ...ask.world, tree: new Map(ask.world.tree).set(row.id, row) }, row) });
}

function whyNotNamed(ask: Ask, entryPoint: string, id: string): Refusal | null {
  const holder = ask.world.organizations.find((other) => other.id !== id && entryPointOf(other) === entryPoint);
  return holder === undefined
    ? null
    : { message: "entryPoint: is taken by another organization", context: { field: "entryPoint" } };
}

function given(input: OrganizationInput) {
  const { billingMode, tags, customFields } = input;
  return {
    ...(billingMode === undefined ? {} : { billingMode }),
    ...(tags === undefined ? {} : { tags }),
    ...(customFields === undefined ? {} : { customFields }),
  };
}

async function create(ask: Ask): Promise<Response> {
  const input = await readBody(ask, OrganizationInput);
  if (input instanceof Response) return input;
  const parent = seenOrganization(ask, input.parent?.id ?? ask.callerId);
  if (parent === undefined || (parent.deletedAt ?? null) !== null) return notFound(ask.c, { parent: input.parent?.id });
  const id = randomUUID();
  const entryPoint = input.entryPoint ?? entryPointFrom(input.name);
  const reason = whyNotNamed(ask, entryPoint, id);
  if (reason !== null) return failure(ask.c, 400, reason);
  return save(ask, { id, name: input.name, entryPoint, parentId: parent.id, billableStartDate: null, ...given(input) });
}

async function replace(ask: Ask): Promise<Response> {
  const known = living(ask);
  if (known === undefined) return notFound(ask.c, { id: pathId(ask) });
  const input = await readBody(ask, OrganizationInput);
  if (input instanceof Response) return input;
  if (input.parent !== undefined && input.parent.id !== known.parentId) {
    return failure(ask.c, 400, { message: "parent: cannot be changed", context: { field: "parent" } });
  }
  const entryPoint = input.entryPoint ?? entryPointOf(known);
  const reason = whyNotNamed(ask, entryPoint, known.id);
  if (reason !== null) return failure(ask.c, 400, reason);
  return save(ask, { ...known, name: input.name, entryPoint, ...given(input) });
}

function remove(ask: Ask): Response {
  const known = living(ask);
  if (known === undefined) return notFound(ask.c, { id: pathId(ask) });
  if (known.id === ask.callerId) return failure(ask.c, 400, { message: "Your own organization cannot be deleted" });
  const child = ask.world.organizations.find((row) => row.parentId === known.id && (row.deletedAt ?? null) === null);
  if (child !== undefined) {
    return failure(ask.c, 400, { message: "The organization has sub-organizations", context: { id: child.id } });
  }
  const row = { ...known, deletedAt: instantText(ask.nowMs) };
  return ask.c.json(finish(ask, [{ put: "cmcOrganizations", row }], { id: row.id }));
}

function markReseller(ask: Ask): Response {
  const known = living(ask);
  if (known === undefined) return notFound(ask.c, { id: pathId(ask) });
  return save(ask, { ...known, isReseller: true });
}

async function makeBillable(ask: Ask): Promise<Response> {
  const known = living(ask);
  if (known === undefined) return notFound(ask.c, { id: pathId(ask) });
  const input = await readBody(ask, BillableInput);
  if (input instanceof Response) return input;
  const packageId = input.pricingPackage?.id;
  if (packageId !== undefined && !applicable(ask, known).includes(packageId)) {
    return failure(ask.c, 400, {
      message: "pricingPackage: is not one of its reseller's",
      context: { field: "pricingPackage" },
    });
  }
  return save(ask, {
    ...known,
    isBillable: true,
    billableStartDate: input.billableStart,
    billableEndDate: input.billableEnd ?? null,
    ...(packageId === undefined ? {} : { pricingPackageId: packageId }),
  });
}

async function setBillableInfo(ask: Ask): Promise<Response> {
  const known = living(ask);
  if (known === undefined) return notFound(ask.c, { id: pathId(ask) });
  const input = await readBody(ask, BillableInfoInput);
  if (input instanceof Response) return input;
  const { billingCycleId, pricingPackageId, discountIds } = input;
  if (pricingPackageId && !applicable(ask, known).includes(pricingPackageId)) {
    return failure(ask.c, 400, {
      message: "pricingPackageId: is not one of its reseller's",
      context: { field: "pricingPackageId" },
    });
  }
  return save(ask, {
    ...known,
    ...(billingCycleId === undefined ? {} : { billingCycleId }),
    ...(pricingPackageId === undefined ? {} : { pricingPackageId }),
    ...(discountIds === undefined ? {} : { discountIds }),
  });
}

/** Every package of its reseller can be given to it, whatever the scope. */
function applicable(ask: Ask, organization: OrganizationRow): string[] {
  const reseller = resellerOf(ask.world.tree, organization.id);
  return ask.world.applied.filter(({ organizationId }) => organizationId === reseller?.id).map(({ id }) => id);
}

function listPackages(ask: Ask): Response {
  const organization = seenOrganization(ask, pathId(ask));
  if (organization === undefined) return notFound(ask.c, { id: pathId(ask) });
  const reseller = resellerOf(ask.world.tree, organization.id);
  const covering =
    reseller === undefined
      ? []
      : pricingsCovering(ask.world.tree, ask.world.scopes, { organization, ownerId: reseller.id });
  const ids = [...new Set(covering.map(({ row }) => row.id))].filter((id) => seenPackage(ask, id) !== undefined);
  const rows = ids.flatMap((id) => ask.world.scopes.byId.get(id)?.row ?? []);
  return ask.c.json({ data: rows.map((row) => showPackage(ask, row)) });
}

export const ORGANIZATION_WRITE_ROUTES: Route[] = [
  ["post", "/organizations", create],
  ["put", "/organizations/:id", replace],
  ["delete", "/organizations/:id", remove],
  ["post", "/organizations/:id/mark_reseller", markReseller],
  ["put", "/organizations/:id/billable", makeBillable],
  ["put", "/organizations/:id/billable_info", setBillableInfo],
  ["get", "/organizations/:id/pricing_packages", listPackages],
];
