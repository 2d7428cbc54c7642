import type { AppliedPricing } from "./applied-pricings";
import { CATEGORIES } from "./catalogue";
import type { CloudMcWorld } from "./cloudmc-world";
import { groupLines } from "./organization-report";
import type { Organization } from "./organization-tree";
import { isWithin, pricingsCovering } from "./price-scope";
import { cutRange, type ProductLine, priceLines } from "./priced-lines";
import type { ReportQuery } from "./report-query";
import { moneyText } from "./tier-pricing";
import { usageOf } from "./usage";

function showEntry(organization: Organization, pricing: AppliedPricing, lines: ProductLine[]): Record<string, unknown> {
  const [grouped] = groupLines(lines);
  return {
    id: organization.id,
    name: organization.name,
    total: grouped === undefined ? "0.00" : moneyText(grouped.total),
    currency: pricing.currency,
    categories: (grouped?.categories ?? []).map(({ category, subTotal }) => ({
      name: CATEGORIES[category] ?? {},
      subTotal: moneyText(subTotal),
    })),
    appliedPricing: { id: pricing.id, name: pricing.name },
    orgDeleted: organization.deletedAt !== null,
    metadata: organization.deletedAt === null ? {} : { deletedDate: organization.deletedAt },
  };
}

function entriesOf(
  world: CloudMcWorld,
  asked: { query: ReportQuery; organization: Organization },
  nowMs: number,
): Record<string, unknown>[] {
  const { query, organization } = asked;
  const covering = pricingsCovering(world.tree, world.pricings, { organization, ownerId: query.organization.id });
  const lines = priceLines(cutRange(query.range, covering), usageOf(organization, query.filter, nowMs));
  const used = [...new Map(lines.map((line) => [line.pricing.id, line.pricing])).values()];
  used.sort((a, b) => a.startMs - b.startMs);
  return used.map((pricing) =>
    showEntry(
      organization,
      pricing,
      lines.filter((line) => line.pricing.id === pricing.id),
    ),
  );
}

/** One entry per organization and pricing found in the period, all at the asking reseller's own prices. Null: none was in force. */
export function customersReport(
  world: CloudMcWorld,
  query: ReportQuery,
  nowMs: number,
): Record<string, unknown>[] | null {
  const owned = world.pricings.filter((pricing) => pricing.ownerId === query.organization.id);
  const isPriced = owned.some(({ startMs }) => startMs / 3_600_000 < query.range.toHour);
  if (!isPriced || query.startMs > nowMs) return null;
  return world.organizations
    .filter((organization) => isWithin(world.tree, organization.id, query.organization.id))
    .flatMap((organization) => entriesOf(world, { query, organization }, nowMs));
}
