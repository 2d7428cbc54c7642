import { Decimal } from "decimal.js";
import { HOUR_MS, hourAtOrAfter } from "../../hours";
import type { CloudMcWorld } from "../cloudmc-world";
import type { OrganizationRow } from "../organizations/organization-rows";
import type { CatalogProduct } from "../pricing/pricing-rows";
import { derivedUsage, PARTS } from "./derived-usage";
import { statedUsage } from "./stated-usage";
import type { UsageFilter, UsageSpan } from "./usage-span";

export type UsageOf = (product: CatalogProduct, span: UsageSpan) => Decimal;

const NONE = new Decimal(0);
const PART = new Decimal(1).div(PARTS);

function hoursOf({ fromMs, toMs, endsByMs }: UsageSpan) {
  const toHour = hourAtOrAfter(toMs);
  const limit = endsByMs === undefined ? toHour : Math.floor(endsByMs / HOUR_MS);
  return { fromHour: hourAtOrAfter(fromMs), toHour: Math.min(toHour, limit) };
}

/** What is stored for an organization replaces what would be drawn for it. */
export function usageOf(
  world: CloudMcWorld,
  organization: OrganizationRow,
  asked: { filter: UsageFilter; nowMs: number },
): UsageOf {
  const stated = world.store.where("cmcUsage", "organizationId", organization.id);
  if (stated.length > 0) return (product, span) => statedUsage(stated, product, { filter: asked.filter, span });
  return (product, span) => {
    const parts = derivedUsage(organization, product.sku, { ...asked, range: hoursOf(span) });
    return parts === 0 ? NONE : PART.times(parts);
  };
}
