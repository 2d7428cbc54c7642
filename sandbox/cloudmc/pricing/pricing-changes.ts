import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Change } from "../../rows";
import { failure, notFound, type Refusal } from "../answers";
import { rollbackFrom } from "../billing/rollbacks";
import { Amount, Currency, Id, Instant, NotNegative, Reference, readBody } from "../body";
import { instantText } from "../instants";
import { type Ask, commit, pathId, type Route } from "../routes";
import { finish } from "../tasks";
import { type EffectivePricing, versionAt } from "./effective-pricing";
import { PricingProductInput, TiersInput } from "./pricing-input";
import type { PricingChangeRow, PricingRow } from "./pricing-rows";
import { changesOf, showChange } from "./pricing-view";
import { seenPricing, whyNotPriced } from "./pricings";

const Modification = z.object({
  productId: Id,
  field: z.enum(["cogs", "unitPrice", "pricingTiers"]),
  currency: Currency.optional(),
  value: Amount.pipe(NotNegative).optional(),
  pricingTiers: TiersInput.optional(),
});

const Gone = z.union([
  Id,
  Reference.transform(({ id }) => id),
  z.object({ productId: Id }).transform((of) => of.productId),
]);

const ChangeInput = z
  .object({
    description: z.string().max(1000).optional(),
    effectiveDate: Instant,
    pricingChangeType: z.enum(["ADD_PRODUCTS", "MODIFY_PRODUCTS", "REMOVE_PRODUCTS", "ADD_CURRENCIES"]),
    pricedProductsToAdd: z.array(PricingProductInput).default([]),
    pricedProductsToModify: z.array(Modification).default([]),
    pricedProductsToDeprecate: z.array(Gone).default([]),
    currenciesToAdd: z.array(Currency).default([]),
  })
  .superRefine((change, context) => {
    const needed = {
      ADD_PRODUCTS: "pricedProductsToAdd",
      MODIFY_PRODUCTS: "pricedProductsToModify",
      REMOVE_PRODUCTS: "pricedProductsToDeprecate",
      ADD_CURRENCIES: "currenciesToAdd",
    } as const;
    const field = needed[change.pricingChangeType];
    if (change[field].length === 0) context.addIssue({ code: "custom", path: [field], message: "must not be empty" });
  });

type ChangeInput = z.infer<typeof ChangeInput>;
type Modified = ChangeInput["pricedProductsToModify"][number];

function whyNotModified({ field, currency, value, pricingTiers }: Modified, currencies: string[]): string | null {
  if (field !== "pricingTiers") {
    if (currency === undefined || value === undefined) return `${field} needs currency and value`;
    return currencies.includes(currency) ? null : `${currency} is not a supported currency`;
  }
  if (pricingTiers === undefined) return "pricingTiers is required";
  return null;
}

function whyNotChanged(
  ask: Ask,
  pricing: PricingRow,
  { before, input }: { before: EffectivePricing; input: ChangeInput },
): Refusal | null {
  const currencies = [...before.supportedCurrencies, ...input.currenciesToAdd];
  const known = before.products.flatMap(({ id, productId }) => [id, productId]);
  const named = [...input.pricedProductsToModify.map(({ productId }) => productId), ...input.pricedProductsToDeprecate];
  const unknown = named.find((id) => !known.includes(id));
  if (unknown !== undefined) return { message: "The product is not in the pricing", context: { productId: unknown } };
  for (const modified of input.pricedProductsToModify) {
    const reason = whyNotModified(modified, currencies);
    if (reason !== null) {
      return { message: `pricedProductsToModify: ${reason}`, context: { productId: modified.productId } };
    }
  }
  return whyNotPriced(ask, input.pricedProductsToAdd, {
    catalogIds: pricing.catalogIds,
    supportedCurrencies: currencies,
    taken: before.products.map(({ productId }) => productId),
  });
}

function rowFrom(
  input: ChangeInput,
  given: Pick<PricingChangeRow, "id" | "pricingId" | "creationDate">,
): PricingChangeRow {
  const { description, pricedProductsToModify, ...rest } = input;
  return {
    ...given,
    ...rest,
    ...(description === undefined ? {} : { description }),
    pricedProductsToModify: pricedProductsToModify as NonNullable<PricingChangeRow["pricedProductsToModify"]>,
  };
}

/** A change that is effective already prices the past again, which is a task of its own. */
async function store(ask: Ask, pricing: PricingRow, known?: PricingChangeRow): Promise<Response> {
  const input = await readBody(ask, ChangeInput);
  if (input instanceof Response) return input;
  const effectiveMs = Date.parse(input.effectiveDate);
  const versions = ask.world.definitions.get(pricing.id)?.versions ?? [];
  const before = versionAt(versions, effectiveMs) ?? {
    supportedCurrencies: pricing.supportedCurrencies,
    products: pricing.pricingProducts,
  };
  const reason = whyNotChanged(ask, pricing, { before, input });
  if (reason !== null) return failure(ask.c, 400, reason);
  const row = rowFrom(input, {
    id: known?.id ?? randomUUID(),
    pricingId: pricing.id,
    creationDate: known?.creationDate ?? instantText(ask.nowMs),
  });
  const put: Change = { put: "cmcPricingChanges", row };
  const shown = showChange(ask.world, row);
  if (effectiveMs >= ask.nowMs) {
    commit(ask, put);
    return ask.c.json({ data: shown });
  }
  const rollback = rollbackFrom(ask, pricing.organizationId, row.effectiveDate);
  return ask.c.json({ data: shown, ...finish(ask, [put, rollback], { id: row.id }) });
}

function list(ask: Ask): Response {
  const pricing = seenPricing(ask, pathId(ask));
  if (pricing === undefined) return notFound(ask.c, { id: pathId(ask) });
  return ask.c.json({ data: changesOf(ask.world, pricing.id).map((change) => showChange(ask.world, change)) });
}

function add(ask: Ask): Response | Promise<Response> {
  const pricing = seenPricing(ask, pathId(ask));
  return pricing === undefined ? notFound(ask.c, { id: pathId(ask) }) : store(ask, pricing);
}

/** The change a path names, which must not be effective yet. */
function futureChange(ask: Ask): { pricing: PricingRow; change: PricingChangeRow } | Response {
  const pricing = seenPricing(ask, pathId(ask));
  const change = ask.world.store.get("cmcPricingChanges", pathId(ask, "changeId"));
  if (pricing === undefined || change?.pricingId !== pricing.id) {
    return notFound(ask.c, { id: pathId(ask), changeId: pathId(ask, "changeId") });
  }
  if (Date.parse(change.effectiveDate) > ask.nowMs) return { pricing, change };
  return failure(ask.c, 400, {
    message: "Only a change that is not effective yet can be changed or deleted",
    context: { effectiveDate: change.effectiveDate },
  });
}

function replace(ask: Ask): Response | Promise<Response> {
  const found = futureChange(ask);
  return found instanceof Response ? found : store(ask, found.pricing, found.change);
}

function remove(ask: Ask): Response {
  const found = futureChange(ask);
  return found instanceof Response
    ? found
    : ask.c.json(finish(ask, [{ drop: "cmcPricingChanges", id: found.change.id }]));
}

export const PRICING_CHANGE_ROUTES: Route[] = [
  ["get", "/pricings/:id/changes", list],
  ["post", "/pricings/:id/changes", add],
  ["put", "/pricings/:id/changes/:changeId", replace],
  ["delete", "/pricings/:id/changes/:changeId", remove],
];
