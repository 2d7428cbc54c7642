import { hash } from "../../dice";
import type { Account } from "../../rows";

export const ZONES = [
  "us-east-1a",
  "us-east-1b",
  "us-east-1d",
  "us-west-2a",
  "us-west-2b",
  "eu-west-1a",
  "eu-west-1b",
  "eu-central-1a",
  "eu-central-1b",
  "ap-southeast-2a",
] as const;

export const REGIONS = [
  { name: "us-east-1", label: "US East (N. Virginia)" },
  { name: "us-west-2", label: "US West (Oregon)" },
  { name: "eu-west-1", label: "EU (Ireland)" },
  { name: "eu-central-1", label: "EU (Frankfurt)" },
  { name: "ap-southeast-2", label: "Asia Pacific (Sydney)" },
] as const;

export const REGION_OF_ZONE = ZONES.map((zone) => REGIONS.findIndex(({ name }) => zone.startsWith(name)));

/** A zone and the percentages of an account's cost between which its share lies. */
export type PlaceShare = { zone: number; from: number; upTo: number };

const CUTS = [0, 48, 71, 92, 100] as const;

/** Four neighbouring zones from each zone on. */
const NEIGHBOURS: readonly (readonly PlaceShare[])[] = ZONES.map((_, first) =>
  CUTS.slice(1).map((upTo, at) => ({ zone: (first + at) % ZONES.length, from: CUTS[at] ?? 0, upTo })),
);

/** Most accounts work in two regions, none in all. */
export function placesOf(seed: number, account: Account): readonly PlaceShare[] {
  return NEIGHBOURS[hash(seed, 121, account.index) % ZONES.length] ?? [];
}

/** Percent of an account's compute and database cost that it has reserved. */
export function reservedPercent(seed: number, account: Account): number {
  return hash(seed, 122, account.index) % 3 === 0 ? 30 : 0;
}

/** Rounding down at both ends makes the shares of an amount add up to it. */
export function share(amount: number, { from, upTo }: { from: number; upTo: number }): number {
  return Math.floor((amount * upTo) / 100) - Math.floor((amount * from) / 100);
}
