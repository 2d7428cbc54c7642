import { Decimal } from "decimal.js";
import { hash } from "../dice";
import { HOUR_MS, sumOverHours } from "../hours";
import { PRODUCTS, type Product } from "./catalogue";
import type { Organization } from "./organization-tree";

/** Whole ten-thousandths of a unit, so that hours add up to days without a remainder. */
const PARTS = 10_000;
const FIRST_HOUR = Date.UTC(2024, 0, 1) / HOUR_MS;

export type UsageFilter = { connectionId: string | null; environmentId: string | null };
export type UsageRange = { fromHour: number; toHour: number };

/** The commoner half of the catalogue is used by nearly everybody, the rest by some. */
function isUsed(organization: Organization, product: Product, at: number): boolean {
  if (organization.usageSeed === null) return false;
  const rare = ["VM_GPU", "TAPE_VAULT", "DB_LICENCE", "VPN_GATEWAY"].includes(product.sku);
  return hash(organization.usageSeed, 21, at) % 100 < (rare ? 35 : 82);
}

function dailyParts(
  seed: number,
  product: { at: number; daily: number },
  place: { environment: number; day: number },
): number {
  const size = 300 + (hash(seed, 22) % 1_700);
  const weekday = (place.day + 4) % 7;
  const week = weekday === 0 || weekday === 6 ? 72 : 100;
  const noise = 900 + (hash(seed, 23, product.at, place.environment, place.day) % 200);
  const share = place.environment === 0 ? 100 : 28;
  return Math.floor((product.daily * PARTS * size * share * week * noise) / 10_000_000_000);
}

function endHour(organization: Organization, nowMs: number): number {
  const end = organization.deletedAt === null ? nowMs : Math.min(nowMs, Date.parse(organization.deletedAt));
  return Math.floor(end / HOUR_MS);
}

function amount(organization: Organization, at: number, asked: { filter: UsageFilter; range: UsageRange }): number {
  const { usageSeed } = organization;
  const product = PRODUCTS[at];
  if (usageSeed === null || product === undefined) return 0;
  const { connectionId, environmentId } = asked.filter;
  return organization.environments.reduce((sum, environment, place) => {
    const isAsked =
      (connectionId === null || environment.connectionId === connectionId) &&
      (environmentId === null || environment.id === environmentId);
    if (!isAsked) return sum;
    const hours = { from: asked.range.fromHour, to: asked.range.toHour };
    return (
      sum +
      sumOverHours(hours, (day) => dailyParts(usageSeed, { at, daily: product.daily }, { environment: place, day }))
    );
  }, 0);
}

export type UsageOf = (product: number, range: UsageRange) => Decimal;

/** Hourly records up to now, or up to the day the organization was deleted. */
export function usageOf(organization: Organization, filter: UsageFilter, nowMs: number): UsageOf {
  const last = endHour(organization, nowMs);
  return (at, range) => {
    const product = PRODUCTS[at];
    const known = { fromHour: Math.max(FIRST_HOUR, range.fromHour), toHour: Math.min(last, range.toHour) };
    if (product === undefined || !isUsed(organization, product, at) || known.fromHour >= known.toHour)
      return new Decimal(0);
    return new Decimal(amount(organization, at, { filter, range: known })).div(PARTS);
  };
}
