import { hash, hashAfter } from "../../dice";
import { HOUR_MS, sumOverHours } from "../../hours";
import type { OrganizationRow } from "../organizations/organization-rows";
import { PRODUCT_SEEDS } from "../pricing/product-seeds";
import type { UsageFilter } from "./usage-span";

/** Whole ten-thousandths of a unit, so that hours add up to days without a remainder. */
export const PARTS = 10_000;
const FIRST_HOUR = Date.UTC(2024, 0, 1) / HOUR_MS;
const KEPT_MONTHS = 40_000;
const RARE = ["VM_GPU", "TAPE_VAULT", "DB_LICENCE", "VPN_GATEWAY"];
const PLACES = new Map(PRODUCT_SEEDS.map(({ sku }, at) => [sku, at]));

export type HourRange = { fromHour: number; toHour: number };
type Ask = { at: number; filter: UsageFilter; range: HourRange };

/** The commoner half of the products is used by nearly everybody, the rest by some. */
function isUsed(seed: number, at: number): boolean {
  return hash(seed, 21, at) % 100 < (RARE.includes(PRODUCT_SEEDS[at]?.sku ?? "") ? 35 : 82);
}

/** Units, in parts, that one environment uses of one product on a day. */
function dailyPartsOf(seed: number, at: number, environment: number): (day: number) => number {
  const scaled = (PRODUCT_SEEDS[at]?.daily ?? 0) * PARTS * (300 + (hash(seed, 22) % 1_700));
  const share = scaled * (environment === 0 ? 100 : 28);
  const noiseOf = hashAfter(seed, 23, at, environment);
  return (day) => {
    const weekday = (day + 4) % 7;
    const week = weekday === 0 || weekday === 6 ? 72 : 100;
    const noise = 900 + (noiseOf(day) % 200);
    return Math.floor((share * week * noise) / 10_000_000_000);
  };
}

function endHour(organization: OrganizationRow, nowMs: number): number {
  const deleted = organization.deletedAt ?? null;
  return Math.floor((deleted === null ? nowMs : Math.min(nowMs, Date.parse(deleted))) / HOUR_MS);
}

function amount(organization: OrganizationRow, seed: number, { at, filter, range }: Ask): number {
  const { connectionId, environmentId } = filter;
  const hours = { from: range.fromHour, to: range.toHour };
  return (organization.environments ?? []).reduce((sum, environment, place) => {
    const isAsked =
      (connectionId === null || environment.connectionId === connectionId) &&
      (environmentId === null || environment.id === environmentId);
    return isAsked ? sum + sumOverHours(hours, dailyPartsOf(seed, at, place)) : sum;
  }, 0);
}

type Months = Map<number, Float64Array>;
let months = new WeakMap<OrganizationRow, Months>();
let kept = 0;

/** A row is a new object once it is changed, so what is kept for it can never be stale. */
function monthOf(organization: OrganizationRow, fromHour: number): Float64Array {
  if (kept > KEPT_MONTHS) {
    months = new WeakMap();
    kept = 0;
  }
  const own: Months = months.get(organization) ?? new Map();
  months.set(organization, own);
  const known = own.get(fromHour);
  if (known !== undefined) return known;
  const unknown = new Float64Array(PRODUCT_SEEDS.length).fill(-1);
  own.set(fromHour, unknown);
  kept += 1;
  return unknown;
}

function wholeMonth(organization: OrganizationRow, seed: number, ask: Ask): number {
  const month = monthOf(organization, ask.range.fromHour);
  const known = month[ask.at] ?? -1;
  if (known >= 0) return known;
  const total = amount(organization, seed, ask);
  month[ask.at] = total;
  return total;
}

const nextMonths = new Map<number, number | null>();

/** Where the month that begins with this hour ends; null for an hour no month begins with. */
function endOfMonthFrom(hour: number): number | null {
  const known = nextMonths.get(hour);
  if (known !== undefined) return known;
  const moment = new Date(hour * HOUR_MS);
  const begins = moment.getUTCDate() === 1 && moment.getUTCHours() === 0;
  const end = begins ? Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + 1, 1) / HOUR_MS : null;
  if (nextMonths.size < KEPT_MONTHS) nextMonths.set(hour, end);
  return end;
}

function nextMonth(hour: number): number {
  const moment = new Date(hour * HOUR_MS);
  return Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + 1, 1) / HOUR_MS;
}

/** In parts of a unit; hourly records up to now, or up to the hour the organization was deleted. */
export function derivedUsage(
  organization: OrganizationRow,
  sku: string,
  asked: { filter: UsageFilter; range: HourRange; nowMs: number },
): number {
  const seed = organization.usageSeed ?? null;
  const at = PLACES.get(sku);
  const toHour = Math.min(endHour(organization, asked.nowMs), asked.range.toHour);
  let hour = Math.max(FIRST_HOUR, asked.range.fromHour);
  if (seed === null || at === undefined || hour >= toHour || !isUsed(seed, at)) return 0;
  const isWhole = asked.filter.connectionId === null && asked.filter.environmentId === null;
  let sum = 0;
  while (hour < toHour) {
    const monthEnd = endOfMonthFrom(hour);
    const end = Math.min(toHour, monthEnd ?? nextMonth(hour));
    const ask = { at, filter: asked.filter, range: { fromHour: hour, toHour: end } };
    sum += isWhole && end === monthEnd ? wholeMonth(organization, seed, ask) : amount(organization, seed, ask);
    hour = end;
  }
  return sum;
}
