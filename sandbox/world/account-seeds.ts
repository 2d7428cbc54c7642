import { hash } from "../dice";
import type { Account } from "../rows";
import { customerName } from "./customer-names";
import { familyCount, type Holding, LOOSE_FAMILIES, OUTSIDE_FAMILIES } from "./holdings";

const FIRST_ACCOUNT_ID = 1_511_828_480_001;
const PURPOSES = [
  "Production",
  "Staging",
  "Development",
  "Shared Services",
  "Analytics",
  "Backup",
  "Security",
  "Web Shop",
  "Data Lake",
  "Integration",
  "Archive",
  "Machine Learning",
  "Edge",
  "Sandbox",
  "Disaster Recovery",
  "Telemetry",
  "Mobile",
  "Warehouse",
  "Payments",
  "Research",
];
const LOOSE_NAMES = [
  "Aurora Trial",
  "Aurora Pilot",
  "Aurora Spare",
  "Wharf Lab",
  "Orchard Pilot",
  "Lighthouse Test",
  "Paper Crane",
];
const OUTSIDE_NAMES = ["Boathouse", "Old Mill Archive"];

type Placed = { draft: Draft; place: number | null };
type Draft = { name: string; family: number | null; kind: "payer" | "member" | "outside" | "undiscovered" };
export type PlacedAccount = { account: Account; place: number | null };

/** Twelve digits, every ninth number with leading zeros: they are lost by whoever reads it as a number. */
function ownerIdOf(seed: number, index: number): string {
  const digits = String(hash(seed, 81, index) % 10_000).padStart(4, "0");
  const unique = String((index * 7919 + 104_729) % 1_000_000).padStart(6, "0");
  const head = index % 9 === 4 ? "00" : String(11 + (hash(seed, 82, index) % 80));
  return `${head}${digits}${unique}`;
}

function draftsOf(holdings: Holding[], accounts: number): Placed[] {
  const payers = Array.from({ length: familyCount(accounts) }, (_, family) => ({
    draft: { name: `Northpine Payer ${family + 1}`, family, kind: "payer" as const },
    place: null,
  }));
  const held = holdings.flatMap((holding) =>
    Array.from({ length: holding.size }, (_, at) => ({
      draft: {
        name: `${customerName(holding.place).slice(0, 60)} ${PURPOSES[at % PURPOSES.length]}${at < PURPOSES.length ? "" : ` ${Math.floor(at / PURPOSES.length) + 1}`}`,
        family: holding.pattern === "standalone" ? (holding.family + at) % familyCount(accounts) : holding.family,
        kind: "member" as const,
      },
      place: holding.place,
    })),
  );
  const loose = LOOSE_FAMILIES.map((family, at) => ({
    draft: { name: LOOSE_NAMES[at] ?? `Loose ${at}`, family, kind: "member" as const },
    place: null,
  }));
  const outside = OUTSIDE_NAMES.slice(0, OUTSIDE_FAMILIES).map((name) => ({
    draft: { name, family: null, kind: "outside" as const },
    place: null,
  }));
  const undiscovered = {
    draft: { name: "Not yet discovered", family: null, kind: "undiscovered" as const },
    place: null,
  };
  return [...payers, ...held, ...loose, ...outside, undiscovered];
}

const DAY_MS = 86_400_000;
const instants = new Map<number, string>();

/** A large world has fewer days than accounts, and writing a day out takes longer than drawing it. */
function instantOf(moment: number): string {
  const known = instants.get(moment) ?? `${new Date(moment).toISOString().slice(0, 19)}Z`;
  instants.set(moment, known);
  return known;
}

function createdAt(seed: number, index: number): string {
  const recent = hash(seed, 83, index) % 8 === 0;
  const start = recent ? Date.UTC(2025, 10, 3) : Date.UTC(2022, 0, 3);
  const days = hash(seed, 84, index) % (recent ? 300 : 1100);
  return instantOf(start + days * DAY_MS);
}

const TYPE_OF = { payer: "Consolidated", member: "Linked", outside: "Standalone", undiscovered: "Unknown" } as const;

function accountOf(seed: number, index: number, { draft, place }: Placed): Account {
  const discovered = draft.kind !== "undiscovered";
  const levels = ["green", "green", "green", "green", "yellow", "green", "red", "unknown"] as const;
  return {
    id: FIRST_ACCOUNT_ID + index,
    index,
    trend: place ?? 100_000 + index,
    name: draft.name,
    ownerId: discovered ? ownerIdOf(seed, index) : null,
    amazonName: draft.name
      .normalize("NFD")
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .toLowerCase(),
    accountType: TYPE_OF[draft.kind],
    awsPayer: draft.family === null ? null : ownerIdOf(seed, draft.family),
    clusterName: draft.family === null ? null : `Northpine Payer ${draft.family + 1}`,
    isActive: draft.name !== "Old Mill Archive",
    level: discovered ? (levels[hash(seed, 85, index) % levels.length] ?? "green") : "unknown",
    createdAt: draft.kind === "payer" ? "2021-11-02T08:00:00Z" : createdAt(seed, index),
    tags: [{ key: "Environment", value: /Production|Payments/.test(draft.name) ? "production" : "other" }],
  };
}

/** The payers come first, so that a family's number is also its payer's place in the list. */
export function seedAccounts(world: { seed: number; accounts: number }, holdings: Holding[]): PlacedAccount[] {
  return draftsOf(holdings, world.accounts).map((placed, index) => ({
    account: accountOf(world.seed, index, placed),
    place: placed.place,
  }));
}
