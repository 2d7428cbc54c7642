import { randomUUID } from "node:crypto";
import { failure, notFound, type Refusal } from "../answers";
import { readBody } from "../body";
import { dayOf, instantText } from "../instants";
import {
  type Ask,
  actingOrganization,
  askedOrganizationId,
  commit,
  parametersOf,
  pathId,
  type Route,
  seenOrganization,
} from "../routes";
import { finish } from "../tasks";
import { readableCatalog } from "./catalogs";
import { versionAt } from "./effective-pricing";
import { PricingInput, PricingWords } from "./pricing-input";
import type { PricingProduct, PricingRow } from "./pricing-rows";
import { showPricing } from "./pricing-view";

export function seenPricing(ask: Ask, id: string): PricingRow | undefined {
  const pricing = ask.world.store.get("cmcPricings", id);
  return pricing !== undefined && seenOrganization(ask, pricing.organizationId) !== undefined ? pricing : undefined;
}

/** Products must be in the catalogs, once each, with prices in no other currency than the pricing has. */
export function whyNotPriced(
  ask: Ask,
  products: readonly PricingProduct[],
  pricing: { catalogIds: string[]; supportedCurrencies: string[]; taken: string[] },
): Refusal | null {
  const taken = new Set(pricing.taken);
  for (const { productId, unitPrice, cogs, pricingTiers } of products) {
    const refuse = (message: string) => ({ message: `pricingProducts: ${message}`, context: { product: productId } });
    if (!pricing.catalogIds.includes(ask.world.products.get(productId)?.catalogId ?? "")) {
      return refuse("the product is in none of the catalogs");
    }
    if (taken.has(productId)) return refuse("the product is priced already");
    taken.add(productId);
    const currencies = [unitPrice, cogs, ...(pricingTiers ?? []).map(({ price }) => price)].flatMap((prices) =>
      Object.keys(prices ?? {}),
    );
    const foreign = currencies.find((currency) => !pricing.supportedCurrencies.includes(currency));
    if (foreign !== undefined) return refuse(`${foreign} is not a supported currency`);
    const halfPriced = pricing.supportedCurrencies.find((currency) =>
      (pricingTiers ?? []).some(({ price }) => price[currency] === undefined),
    );
    if (halfPriced !== undefined) return refuse(`a tier has no price in ${halfPriced}`);
  }
  return null;
}

function list(ask: Ask): Response {
  const topId = askedOrganizationId(ask) ?? ask.callerId;
  if (seenOrganization(ask, topId) === undefined) return notFound(ask.c, { organization_id: topId });
  const seen = ask.world.store
    .all("cmcPricings")
    .filter(({ organizationId }) => seenOrganization({ ...ask, callerId: topId }, organizationId) !== undefined);
  return ask.c.json({ data: seen.map((pricing) => showPricing(ask.world, pricing)) });
}

function read(ask: Ask): Response {
  const pricing = seenPricing(ask, pathId(ask));
  return pricing === undefined
    ? notFound(ask.c, { id: pathId(ask) })
    : ask.c.json({ data: showPricing(ask.world, pricing) });
}

/** All changes up to the end of the day are in it. */
function readEffective(ask: Ask): Response {
  const pricing = seenPricing(ask, pathId(ask));
  if (pricing === undefined) return notFound(ask.c, { id: pathId(ask) });
  const text = parametersOf(ask).get("date") ?? instantText(ask.nowMs).slice(0, 10);
  const day = dayOf(text);
  if (day === null) return failure(ask.c, 400, { message: "date must be YYYY-MM-DD", context: { date: text } });
  const versions = ask.world.definitions.get(pricing.id)?.versions ?? [];
  return ask.c.json({ data: showPricing(ask.world, pricing, versionAt(versions, day + 86_400_000 - 1)) });
}

async function create(ask: Ask): Promise<Response> {
  const input = await readBody(ask, PricingInput);
  if (input instanceof Response) return input;
  const owner =
    input.organization === undefined ? actingOrganization(ask) : seenOrganization(ask, input.organization.id);
  if (owner === undefined) return notFound(ask.c, { organization: input.organization?.id });
  const catalogIds = input.productCatalogs.map(({ id }) => id);
  const unknown = catalogIds.find((id) => readableCatalog(ask, id) === undefined);
  if (unknown !== undefined) return notFound(ask.c, { productCatalogs: unknown });
  const { name, description, supportedCurrencies, pricingProducts } = input;
  const reason = whyNotPriced(ask, pricingProducts, { catalogIds, supportedCurrencies, taken: [] });
  if (reason !== null) return failure(ask.c, 400, reason);
  const row: PricingRow = {
    id: randomUUID(),
    name,
    description,
    organizationId: owner.id,
    supportedCurrencies,
    effectiveDate: input.effectiveDate ?? instantText(ask.nowMs),
    catalogIds,
    pricingProducts,
  };
  commit(ask, { put: "cmcPricings", row });
  return ask.c.json({ data: showPricing(ask.world, row) });
}

async function rename(ask: Ask): Promise<Response> {
  const pricing = seenPricing(ask, pathId(ask));
  if (pricing === undefined) return notFound(ask.c, { id: pathId(ask) });
  const input = await readBody(ask, PricingWords);
  if (input instanceof Response) return input;
  const row = { ...pricing, name: input.name, description: input.description ?? pricing.description ?? {} };
  commit(ask, { put: "cmcPricings", row });
  return ask.c.json({ data: showPricing(ask.world, row) });
}

function remove(ask: Ask): Response {
  const pricing = seenPricing(ask, pathId(ask));
  if (pricing === undefined) return notFound(ask.c, { id: pathId(ask) });
  const [applied] = ask.world.store.where("cmcAppliedPricings", "pricingId", pricing.id);
  if (applied !== undefined) {
    return failure(ask.c, 400, {
      message: "A pricing that is applied cannot be deleted",
      context: { appliedPricing: applied.id },
    });
  }
  const changes = ask.world.store.where("cmcPricingChanges", "pricingId", pricing.id);
  return ask.c.json(
    finish(ask, [
      ...changes.map(({ id }) => ({ drop: "cmcPricingChanges" as const, id })),
      { drop: "cmcPricings", id: pricing.id },
    ]),
  );
}

export const PRICING_ROUTES: Route[] = [
  ["get", "/pricings", list],
  ["post", "/pricings", create],
  ["get", "/pricings/:id", read],
  ["put", "/pricings/:id", rename],
  ["delete", "/pricings/:id", remove],
  ["get", "/pricings/:id/effective", readEffective],
];
