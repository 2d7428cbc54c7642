import { hash, hexOf, numberOf } from "../dice";
import { sumOverHours } from "../hours";
import type { UsageFacts } from "./here-rows";

export type Amounts = { billable: number; raw: number };
export type Hours = { from: number; to: number };

/** One source of usage: a charge item used by one app under one tag in one project. Everything reported is a sum of these. */
export type UsageStream = UsageFacts & {
  isBillable: boolean;
  /** Stated, not drawn: it then names its app whatever the usage is grouped by. */
  isStated: boolean;
  addTo(sum: Amounts, hours: Hours): void;
};

/** Amounts are whole ten-thousandths of a unit. */
export const PARTS = 10_000;

type Item = { feature: string; category: string; name: string; valueDriver: string; daily: number; rawPerUnit: number };

const NO_ITEM: Item = { feature: "", category: "", name: "", valueDriver: "", daily: 0, rawPerUnit: 1 };

const LISTED: [string, string, string, string, number, number][] = [
  ["search-geocoding-1", "Location Services", "Geocode & Reverse Geocode", "Transactions", 9_200, 1],
  ["search-autocomplete-1", "Location Services", "Autocomplete", "Transactions", 14_800, 1],
  ["routing-car-2", "Location Services", "Routing, car", "Transactions", 5_100, 1],
  ["routing-truck-2", "Location Services", "Routing, truck", "Transactions", 2_700, 1],
  ["matrix-routing-1", "Location Services", "Matrix Routing", "Transactions", 860, 1],
  ["map-tiles-3", "Location Services", "Vector Tile", "Transaction", 31_000, 1],
  ["traffic-flow-7", "Location Services", "Traffic Flow", "Transactions", 4_400, 1],
  ["fleet-positions-1", "Location Services", "Tracking, positions", "Transactions", 7_300, 1],
  ["object-store-1", "Data", "Object Store, storage", "GB-Months", 3.4, 1024],
  ["data-transfer-1", "Data", "Data Transfer", "GB", 41, 1024],
  ["stream-layer-1", "Data", "Stream throughput", "MB/S-Months", 0.6, 1],
  ["pipeline-batch-1", "Pipelines", "Batch pipeline, core hours", "Core hours", 58, 1],
];

const ITEMS = LISTED.map(
  ([feature, category, name, valueDriver, daily, rawPerUnit]): Item => ({
    feature,
    category,
    name,
    valueDriver,
    daily,
    rawPerUnit,
  }),
);

const APPS = ["Dispatch Board", "Driver App", "Store Locator", "Planning Desk"];
const TAGS = ["", "checkout", "fleet-eu", "mobile, beta", '=SUM("promo")'];

type App = { appId: string; appName: string; appHrn: string };

function appsOf(realm: string): App[] {
  return APPS.map((appName, at) => {
    const appId = hexOf(`app ${realm} ${at}`).slice(0, 18);
    return { appId, appName, appHrn: `hrn:here:account::${realm}:app/${appId}` };
  });
}

/** What all streams of a charge item have in common: a large world has thousands of them. */
function factsOf(realm: string, key: number): UsageFacts[] {
  return ITEMS.map((item, at) => ({
    realm,
    featureId: `hrn:here:service::${realm}:${item.feature}`,
    category: item.category,
    name: item.name,
    valueDriver: item.valueDriver,
    billingSubscriptionId: `A-S${realm.slice(-7)}${item.category === "Location Services" ? 1 : 2}`,
    billingChargeNumber: `C-${String(10_000_000 + (hash(key, at, 4) % 1_000_000)).slice(1)}`,
  }));
}

function dayParts(key: number, at: number, day: number): number {
  const daily = (ITEMS[at % ITEMS.length]?.daily ?? 0) * PARTS;
  if (hash(key, at, day, 1) % 25 === 0) return 0;
  const size = 20 + (hash(key, at, 2) % 260);
  const weekday = (day + 4) % 7;
  const week = weekday === 0 || weekday === 6 ? 45 : 100;
  return Math.floor((daily * size * week * (800 + (hash(key, at, day, 3) % 400))) / 10_000_000);
}

type Place = { key: number; at: number; facts: UsageFacts; app: App | undefined };

/** Transactions are whole, in every hour. */
function amountOver({ key, at }: Place, item: Item): (hours: Hours) => number {
  return item.valueDriver.startsWith("Transaction")
    ? (hours) => PARTS * sumOverHours(hours, (day) => Math.floor(dayParts(key, at, day) / PARTS))
    : (hours) => sumOverHours(hours, (day) => dayParts(key, at, day));
}

/** Sixty streams share a project pair; within them item, app and tag never repeat together. Spread, they take six times as long to make. */
function streamOf(place: Place): UsageStream {
  const { at, facts, app } = place;
  const item = ITEMS[at % ITEMS.length] ?? NO_ITEM;
  const project = Math.floor(at / 60) * 2 + (at % 2);
  const isBillable = at % 7 !== 6;
  const amountIn = amountOver(place, item);
  return {
    realm: facts.realm,
    featureId: facts.featureId,
    category: facts.category,
    name: facts.name,
    valueDriver: facts.valueDriver,
    billingSubscriptionId: facts.billingSubscriptionId,
    billingChargeNumber: facts.billingChargeNumber,
    appId: app?.appId,
    appName: app?.appName,
    appHrn: app?.appHrn,
    projectHrn: `hrn:here:authorization::${facts.realm}:project/project-${String(project + 1).padStart(4, "0")}`,
    billingTag: TAGS[Math.floor(at / 2) % TAGS.length] ?? "",
    isBillable,
    isStated: false,
    addTo: (sum, hours) => {
      const billable = amountIn(hours);
      sum.raw += billable * item.rawPerUnit;
      if (isBillable) sum.billable += billable;
    },
  };
}

/** As many streams as make the wanted number of rows when each is reported by the day for a month. */
export function streamsOf(world: { seed: number; usageRows: number }, realm: string): UsageStream[] {
  const key = hash(world.seed, numberOf(realm));
  const apps = appsOf(realm);
  const items = factsOf(realm, key);
  const length = Math.ceil(world.usageRows / 30);
  return Array.from({ length }, (_, at) => {
    const facts = items[at % items.length];
    if (facts === undefined) throw new Error("no charge items");
    return streamOf({ key, at, facts, app: apps[Math.floor(at / 3) % apps.length] });
  });
}
