import type { Store } from "../../store";
import type { CostGrid } from "./cost-grid";
import type { CostBase } from "./cost-members";
import { placesOf, REGION_OF_ZONE, ZONES } from "./cost-places";
import type { CostLine } from "./report-rows";
import type { Measure } from "./report-views";

/** Exact sums of decimal texts: whole numbers of the smallest digit any of them has. */
export type StatedSums = { cells: (bigint | null)[]; digits: number };

const AMOUNT = /^-?\d+(?:\.(\d+))?$/;

function digitsOf({ amount }: CostLine): number {
  return AMOUNT.exec(amount)?.[1]?.length ?? 0;
}

function unitsOf({ amount }: CostLine, digits: number): bigint | null {
  if (!AMOUNT.test(amount)) return null;
  const [whole = "", decimals = ""] = amount.split(".");
  return BigInt(`${whole}${decimals.padEnd(digits, "0")}`);
}

export function decimalOf(units: bigint, digits: number): number {
  const sign = units < 0n ? "-" : "";
  const text = String(units < 0n ? -units : units).padStart(digits + 1, "0");
  return Number(digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`);
}

/** A line of cost counts in every figure made of cost; one that states another figure counts in that alone. */
function countsIn(measure: Measure, line: CostLine): boolean {
  if (line.measure !== undefined && line.measure !== "cost") return line.measure === measure.name;
  if (measure.unitsPerHour !== undefined) return false;
  if (measure.isReserved !== undefined && measure.isReserved !== (line.isReserved === true)) return false;
  return measure.leaves?.includes(line.member) ?? true;
}

function bucketOf({ window }: CostBase, { month, day }: CostLine): number {
  const monthly = window.findIndex(({ name }) => name === month);
  if (monthly >= 0) return monthly;
  const moment = Date.parse(`${month}-${String(day ?? 1).padStart(2, "0")}T00:00:00Z`);
  return window.findIndex(({ from, to }) => from <= moment && moment < to);
}

type Placing = { seed: number; base: CostBase; grid: CostGrid };

function zoneOf(seed: number, account: CostBase["accounts"][number], line: CostLine): number {
  const stated = ZONES.findIndex((zone) => zone === line.zone);
  return stated >= 0 ? stated : (placesOf(seed, account)[0]?.zone ?? 0);
}

function placeOf({ seed, base, grid }: Placing, line: CostLine, accounts: Map<string | null, number>): number {
  const at = accounts.get(line.ownerId);
  const account = at === undefined ? undefined : base.accounts[at];
  const bucket = bucketOf(base, line);
  if (at === undefined || account === undefined || bucket < 0) return -1;
  const zone = zoneOf(seed, account, line);
  const places = [
    grid.placeOfAccount(account, at),
    grid.placeOf("time", bucket),
    grid.placeOf("AWS-Service-Category", base.services.leaves.indexOf(line.member)),
    grid.placeOf("AWS-Availability-Zones", zone),
    grid.placeOf("AWS-Regions", REGION_OF_ZONE[zone] ?? -1),
    grid.placeOfMode(line.isReserved === true ? 1 : 0),
  ];
  return places.includes(-1) ? -1 : places.reduce((sum, place) => sum + place, 0);
}

export function statedLines(store: Store, client: number | null): CostLine[] {
  return store.all("costLines").filter((line) => line.customerId === undefined || line.customerId === client);
}

export function statedSums(placing: Placing, lines: readonly CostLine[]): StatedSums {
  const digits = lines.reduce((most, line) => Math.max(most, digitsOf(line)), 0);
  const cells: (bigint | null)[] = new Array(placing.grid.size).fill(null);
  const accounts = new Map(placing.base.accounts.map(({ ownerId }, at) => [ownerId, at]));
  for (const line of lines) {
    const units = unitsOf(line, digits);
    const place = placeOf(placing, line, accounts);
    if (units === null || place < 0) continue;
    placing.grid.measures.forEach((measure, at) => {
      if (countsIn(measure, line)) cells[place + at] = (cells[place + at] ?? 0n) + units;
    });
  }
  return { cells, digits };
}
