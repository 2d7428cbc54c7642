import { z } from "zod";
import type { Role } from "@/lib/domain/access/roles";

/** Carries the person's time zone to the pages, which are written before anybody is looked up. */
export const TIME_ZONE_COOKIE = "time-zone";
export const UTC = "UTC";
const LONGEST_ZONE = 64;

const STAFF_PAGES = {
  overview: "/",
  customers: "/customers",
  assignments: "/assignments",
  costs: "/costs",
  pricing: "/pricing",
  margin: "/margin",
  usage: "/usage",
  activity: "/activity",
} as const;
const VIEWER_PAGES = {
  overview: "/my",
  accounts: "/my/accounts",
  costs: "/my/costs",
  pricing: "/my/pricing",
  usage: "/my/usage",
} as const;

const START_PAGES = [
  "overview",
  "customers",
  "assignments",
  "accounts",
  "costs",
  "pricing",
  "margin",
  "usage",
  "activity",
] as const;
export type StartPage = (typeof START_PAGES)[number];

const pathsOf = (role: Role): Partial<Record<StartPage, string>> => (role === "viewer" ? VIEWER_PAGES : STAFF_PAGES);

/** The pages a person may choose to begin with. */
export function startPages(role: Role): StartPage[] {
  const paths = pathsOf(role);
  return START_PAGES.filter((page) => paths[page] !== undefined);
}

/** Where signing in leads; a page that is not this role's any more gives way to the overview. */
export function startPath(role: Role, page: string | null): string {
  const path = Object.entries(pathsOf(role)).find(([name]) => name === page)?.[1];
  return path ?? "/";
}

export function timeZones(): string[] {
  return [UTC, ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== UTC)];
}

export function isTimeZone(zone: string): boolean {
  if (zone.length > LONGEST_ZONE || !/^[A-Za-z][\w+/-]*$/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}

export const OwnDisplayInput = z.strictObject({
  timeZone: z.string().refine(isTimeZone, { error: "time-zone" }),
  startPage: z.enum(START_PAGES),
});
export type OwnDisplay = z.output<typeof OwnDisplayInput>;
