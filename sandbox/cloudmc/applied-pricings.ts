import { Decimal } from "decimal.js";
import { uuidOf } from "../dice";
import type { NameMap, Product, Tier } from "./catalogue";
import { KESTREL_ID, NORTHPINE_ID, type Organization, SYSTEM_ID } from "./organization-tree";

type Definition = { id: string; name: NameMap; percent: number };
type ScopeQualifier = "GLOBAL" | "ORG_TOPLEVEL" | "ORG_SUBS" | "ORG_BASE" | "ORG_TREE";

/** Half-open in time: valid from startMs up to and without endMs. */
export type AppliedPricing = {
  id: string;
  name: NameMap;
  definition: Definition;
  ownerId: string;
  currency: "USD" | "CAD" | "EUR";
  scope: ScopeQualifier;
  scopeId: string | null;
  startMs: number;
  endMs: number | null;
};

const RATES = { USD: "1", CAD: "1.37", EUR: "0.92" };
const FIRST_DAY = Date.UTC(2024, 0, 1);
const ALTERNATIONS = 96;

const WHOLESALE: Definition = {
  id: uuidOf("definition wholesale"),
  name: { en: "Wholesale", fr: "Prix de gros" },
  percent: 70,
};
const STANDARD: Definition = {
  id: uuidOf("definition standard"),
  name: { en: "Standard Pricing", fr: "Tarification standard" },
  percent: 100,
};
const RESELLER: Definition = {
  id: uuidOf("definition reseller"),
  name: { en: "Reseller Pricing", fr: "Tarification revendeur" },
  percent: 85,
};
const KESTREL: Definition = {
  id: uuidOf("definition kestrel"),
  name: { en: "Kestrel Retail", fr: "Kestrel au détail" },
  percent: 125,
};

type Application = Omit<AppliedPricing, "id" | "name" | "scopeId" | "startMs" | "endMs"> & Partial<AppliedPricing>;

function apply(application: Application): AppliedPricing {
  const { definition, ownerId, currency, scope, scopeId = null, startMs = FIRST_DAY } = application;
  const id = uuidOf(`applied ${definition.id} ${ownerId} ${currency} ${scope} ${scopeId} ${startMs}`);
  return { name: definition.name, scopeId, startMs, endMs: null, ...application, id };
}

/** Its package is renewed on the fifteenth in the other currency, so every whole month has both. */
function alternating(organization: Organization): AppliedPricing[] {
  return Array.from({ length: ALTERNATIONS }, (_, at) =>
    apply({
      definition: STANDARD,
      name: { en: `Standard, renewal ${at + 1}`, fr: `Standard, renouvellement ${at + 1}` },
      ownerId: NORTHPINE_ID,
      currency: at % 2 === 0 ? "USD" : "CAD",
      scope: "ORG_BASE",
      scopeId: organization.id,
      startMs: Date.UTC(2024, at, 15),
      endMs: Date.UTC(2024, at + 1, 15),
    }),
  );
}

function pricingsFor(organization: Organization): AppliedPricing[] {
  if (organization.isReseller || organization.billing === "unpriced") return [];
  if (organization.billing === "alternating") return alternating(organization);
  const isKestrels = organization.parentId === KESTREL_ID;
  if (organization.billing === "usd" && !isKestrels) return [];
  const currency = organization.billing === "cad" ? "CAD" : "EUR";
  const given = { currency, scope: "ORG_BASE", scopeId: organization.id } as const;
  return [
    apply({ ...given, definition: isKestrels ? KESTREL : STANDARD, ownerId: organization.parentId ?? NORTHPINE_ID }),
  ];
}

export function applyPricings(organizations: readonly Organization[]): AppliedPricing[] {
  return [
    apply({ definition: WHOLESALE, ownerId: SYSTEM_ID, currency: "USD", scope: "GLOBAL" }),
    apply({ definition: STANDARD, ownerId: NORTHPINE_ID, currency: "USD", scope: "GLOBAL" }),
    apply({ definition: RESELLER, ownerId: NORTHPINE_ID, currency: "CAD", scope: "ORG_TREE", scopeId: KESTREL_ID }),
    ...organizations.flatMap(pricingsFor),
  ];
}

/** Prices keep the decimals the catalogue gives them; a whole fee stays in whole cents. */
function convert(price: string, pricing: AppliedPricing): string {
  const exact = new Decimal(price).times(RATES[pricing.currency]).times(pricing.definition.percent).div(100);
  const decimals = price.split(".")[1]?.length ?? 0;
  return exact.toFixed(Math.min(6, Math.max(2, decimals)), Decimal.ROUND_HALF_UP);
}

export function unitPriceOf(product: Product, pricing: AppliedPricing): Decimal {
  return new Decimal(convert(product.unitPrice, pricing));
}

export function tiersOf(product: Product, pricing: AppliedPricing): Tier[] {
  return product.tiers.map((tier) => ({ ...tier, price: convert(tier.price, pricing) }));
}
