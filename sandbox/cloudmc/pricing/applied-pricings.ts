import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Change } from "../../rows";
import { failure, notFound, type Refusal } from "../answers";
import { rollbackFrom } from "../billing/rollbacks";
import { Currency, Instant, momentOf, Name, Reference, readBody } from "../body";
import { instantText } from "../instants";
import {
  type Ask,
  actingOrganization,
  askedOrganizationId,
  commit,
  pathId,
  type Route,
  seenOrganization,
} from "../routes";
import { finish } from "../tasks";
import type { AppliedPricingRow } from "./pricing-rows";
import { changesOf, showChange } from "./pricing-view";
import { seenPricing } from "./pricings";

const SCOPED = ["ORG_BASE", "ORG_TREE", "ORG_SUBS"];

const PackageInput = z
  .object({
    name: Name.optional(),
    pricingDefinition: Reference,
    organization: Reference.optional(),
    currency: Currency,
    scopeQualifier: z
      .enum(["GLOBAL", "ORG_TOPLEVEL", "ORG_SUBS", "ORG_SUB", "ORG_BASE", "ORG_TREE"])
      .transform((scope) => (scope === "ORG_SUB" ? "ORG_SUBS" : scope)),
    scopeOrganization: Reference.nullish(),
    startDate: Instant,
    endDate: Instant.nullish(),
    offerType: z.string().max(100).optional(),
  })
  .refine(({ scopeQualifier, scopeOrganization }) => !SCOPED.includes(scopeQualifier) || scopeOrganization, {
    path: ["scopeOrganization"],
    message: "is required for this scopeQualifier",
  })
  .refine(({ startDate, endDate }) => !endDate || momentOf(endDate) > momentOf(startDate), {
    path: ["endDate"],
    message: "must be after startDate",
  });

type PackageInput = z.infer<typeof PackageInput>;

function statusOf({ startDate, endDate }: AppliedPricingRow, nowMs: number): "ACTIVE" | "EXPIRED" | "FUTURE" {
  if (Date.parse(startDate) > nowMs) return "FUTURE";
  return endDate && Date.parse(endDate) <= nowMs ? "EXPIRED" : "ACTIVE";
}

function showDefinition({ world }: Ask, pricingId: string): Record<string, unknown> {
  const row = world.definitions.get(pricingId)?.row;
  if (row === undefined) return { id: pricingId };
  return {
    id: row.id,
    name: row.name,
    supportedCurrencies: row.supportedCurrencies,
    organization: { id: row.organizationId },
    changes: changesOf(world, row.id).map((change) => showChange(world, change)),
    description: row.description ?? {},
    effectiveDate: row.effectiveDate,
  };
}

function showOwner({ world }: Ask, id: string): Record<string, unknown> {
  const name = world.tree.get(id)?.name;
  return { id, ...(name === undefined ? {} : { name }) };
}

export function showPackage(ask: Ask, row: AppliedPricingRow): Record<string, unknown> {
  const { scopeQualifier, scopeOrganizationId, endDate, creationDate, name, offerType } = row;
  return {
    id: row.id,
    ...(name === undefined ? {} : { name }),
    pricingDefinition: showDefinition(ask, row.pricingId),
    organization: showOwner(ask, row.organizationId),
    currency: row.currency,
    scopeQualifier: (scopeQualifier as string) === "ORG_SUB" ? "ORG_SUBS" : scopeQualifier,
    ...(scopeOrganizationId ? { scopeOrganization: showOwner(ask, scopeOrganizationId) } : {}),
    startDate: row.startDate,
    ...(endDate ? { endDate } : {}),
    creationDate: creationDate ?? row.startDate,
    status: statusOf(row, ask.nowMs),
    ...(offerType === undefined ? {} : { offerType }),
  };
}

export function seenPackage(ask: Ask, id: string): AppliedPricingRow | undefined {
  const row = ask.world.store.get("cmcAppliedPricings", id);
  return row !== undefined && seenOrganization(ask, row.organizationId) !== undefined ? row : undefined;
}

function ownerOf(ask: Ask, input: PackageInput, known?: AppliedPricingRow) {
  if (input.organization !== undefined) return seenOrganization(ask, input.organization.id);
  return known === undefined ? actingOrganization(ask) : seenOrganization(ask, known.organizationId);
}

function whyNotApplied(ask: Ask, input: PackageInput, known?: AppliedPricingRow): Refusal | null {
  const refuse = (field: string, message: string) => ({ message: `${field}: ${message}`, context: { field } });
  const pricing = seenPricing(ask, input.pricingDefinition.id);
  if (pricing === undefined) return refuse("pricingDefinition", "not found, or not visible to you");
  const owner = ownerOf(ask, input, known);
  if (owner?.isReseller !== true) return refuse("organization", "must be a reseller you can see");
  const supported = ask.world.definitions.get(pricing.id)?.versions.at(-1)?.supportedCurrencies ?? [];
  if (!supported.includes(input.currency)) return refuse("currency", `must be one of ${supported.join(", ")}`);
  const scoped = input.scopeOrganization?.id;
  if (scoped !== undefined && seenOrganization({ ...ask, callerId: owner.id }, scoped) === undefined) {
    return refuse("scopeOrganization", "is not in the owner's tree");
  }
  return null;
}

function rowFrom(ask: Ask, input: PackageInput, known?: AppliedPricingRow): AppliedPricingRow {
  const name = input.name ?? known?.name;
  return {
    id: known?.id ?? randomUUID(),
    ...(name === undefined ? {} : { name }),
    pricingId: input.pricingDefinition.id,
    organizationId: ownerOf(ask, input, known)?.id ?? ask.callerId,
    currency: input.currency,
    scopeQualifier: input.scopeQualifier,
    scopeOrganizationId: SCOPED.includes(input.scopeQualifier) ? (input.scopeOrganization?.id ?? null) : null,
    startDate: input.startDate,
    endDate: input.endDate ?? null,
    creationDate: known?.creationDate ?? instantText(ask.nowMs),
    ...(input.offerType === undefined ? {} : { offerType: input.offerType }),
  };
}

function list(ask: Ask): Response {
  const topId = askedOrganizationId(ask) ?? ask.callerId;
  if (seenOrganization(ask, topId) === undefined) return notFound(ask.c, { organization_id: topId });
  const seen = ask.world.applied.filter(
    ({ organizationId }) => seenOrganization({ ...ask, callerId: topId }, organizationId) !== undefined,
  );
  return ask.c.json({ data: seen.map((row) => showPackage(ask, row)) });
}

function read(ask: Ask): Response {
  const row = seenPackage(ask, pathId(ask));
  return row === undefined ? notFound(ask.c, { id: pathId(ask) }) : ask.c.json({ data: showPackage(ask, row) });
}

async function create(ask: Ask): Promise<Response> {
  const input = await readBody(ask, PackageInput);
  if (input instanceof Response) return input;
  const reason = whyNotApplied(ask, input);
  if (reason !== null) return failure(ask.c, 400, reason);
  const row = rowFrom(ask, input);
  commit(ask, { put: "cmcAppliedPricings", row });
  return ask.c.json({ data: showPackage(ask, row) });
}

/** Charges of the past follow a package that is or was in force. */
function rollbackOf(ask: Ask, row: AppliedPricingRow): Change[] {
  return statusOf(row, ask.nowMs) === "FUTURE" ? [] : [rollbackFrom(ask, row.organizationId, row.startDate)];
}

async function replace(ask: Ask): Promise<Response> {
  const known = seenPackage(ask, pathId(ask));
  if (known === undefined) return notFound(ask.c, { id: pathId(ask) });
  const input = await readBody(ask, PackageInput);
  if (input instanceof Response) return input;
  const reason = whyNotApplied(ask, input, known);
  if (reason !== null) return failure(ask.c, 400, reason);
  const row = rowFrom(ask, input, known);
  commit(ask, { put: "cmcAppliedPricings", row }, ...rollbackOf(ask, known));
  return ask.c.json({ data: showPackage(ask, row) });
}

function remove(ask: Ask): Response {
  const known = seenPackage(ask, pathId(ask));
  if (known === undefined) return notFound(ask.c, { id: pathId(ask) });
  return ask.c.json(finish(ask, [{ drop: "cmcAppliedPricings", id: known.id }, ...rollbackOf(ask, known)]));
}

/** The same rows under the name of before July 2022 and the one after. */
export const APPLIED_PRICING_ROUTES: Route[] = ["/applied_pricings", "/pricing_packages"].flatMap((path): Route[] => [
  ["get", path, list],
  ["post", path, create],
  ["get", `${path}/:id`, read],
  ["put", `${path}/:id`, replace],
  ["delete", `${path}/:id`, remove],
]);
