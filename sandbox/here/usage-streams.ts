import { hash, hexOf, numberOf } from "../dice";
import { sumOverHours } from "../hours";

/** One source of usage: a charge item used by one app under one tag in one project. Everything reported is a sum of these. */
export type UsageStream = {
  realm: string;
  featureId: string;
  category: string;
  name: string;
  valueDriver: string;
  subscriptionId: string;
  chargeNumber: string;
  appId: string;
  appName: string;
  appHrn: string;
  projectHrn: string;
  billingTag: string;
  isBillable: boolean;
  /** Raw units that make one billable unit. */
  rawPerUnit: number;
  billableOver(hours: { from: number; to: number }): number;
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

function appOf(realm: string, at: number): Pick<UsageStream, "appId" | "appName" | "appHrn"> {
  const appId = hexOf(`app ${realm} ${at}`).slice(0, 18);
  return { appId, appName: APPS[at % APPS.length] ?? "App", appHrn: `hrn:here:account::${realm}:app/${appId}` };
}

function dayParts(key: number, at: number, day: number): number {
  const daily = (ITEMS[at % ITEMS.length]?.daily ?? 0) * PARTS;
  if (hash(key, at, day, 1) % 25 === 0) return 0;
  const size = 20 + (hash(key, at, 2) % 260);
  const weekday = (day + 4) % 7;
  const week = weekday === 0 || weekday === 6 ? 45 : 100;
  return Math.floor((daily * size * week * (800 + (hash(key, at, day, 3) % 400))) / 10_000_000);
}

/** Sixty streams share a project pair; within them item, app and tag never repeat together. */
function streamOf(realm: string, key: number, at: number): UsageStream {
  const used = ITEMS[at % ITEMS.length] ?? NO_ITEM;
  const project = Math.floor(at / 60) * 2 + (at % 2);
  return {
    realm,
    featureId: `hrn:here:service::${realm}:${used.feature}`,
    category: used.category,
    name: used.name,
    valueDriver: used.valueDriver,
    subscriptionId: `A-S${realm.slice(-7)}${used.category === "Location Services" ? 1 : 2}`,
    chargeNumber: `C-${String(10_000_000 + (hash(key, at % ITEMS.length, 4) % 1_000_000)).slice(1)}`,
    ...appOf(realm, Math.floor(at / 3) % APPS.length),
    projectHrn: `hrn:here:authorization::${realm}:project/project-${String(project + 1).padStart(4, "0")}`,
    billingTag: TAGS[Math.floor(at / 2) % TAGS.length] ?? "",
    isBillable: at % 7 !== 6,
    rawPerUnit: used.rawPerUnit,
    billableOver: used.valueDriver.startsWith("Transaction")
      ? (hours) => PARTS * sumOverHours(hours, (day) => Math.floor(dayParts(key, at, day) / PARTS))
      : (hours) => sumOverHours(hours, (day) => dayParts(key, at, day)),
  };
}

/** As many streams as make the wanted number of rows when each is reported by the day for a month. */
export function streamsOf(world: { seed: number; usageRows: number }, realm: string): UsageStream[] {
  const key = hash(world.seed, numberOf(realm));
  return Array.from({ length: Math.ceil(world.usageRows / 30) }, (_, at) => streamOf(realm, key, at));
}
