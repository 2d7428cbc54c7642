import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./project";
import { type Check, reportPath } from "./run-checks";

const ROOMS = ["app", "components", "lib", "sandbox"];

/** What must hold without a database and without a network. The longest come first. */
export function verifyChecks(): Check[] {
  return [
    vitestCheck("unit tests", "unit"),
    { title: "types", args: ["scripts/check-types.mjs"] },
    { title: "rooms", args: ["scripts/check-rooms.mjs", ...ROOMS.filter((room) => existsSync(join(ROOT, room)))] },
    { title: "dead code", args: ["node_modules/knip/bin/knip.js", "--no-progress"] },
    { title: "format and lint", args: ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings"] },
  ];
}

export function vitestCheck(title: string, project: "unit" | "database", only: readonly string[] = []): Check {
  const report = reportPath(only.length === 0 ? project : title.replace(/\W+/g, "-"));
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return {
    title,
    report,
    args: ["node_modules/vitest/vitest.mjs", "run", "--project", project, ...reporters, ...only],
  };
}

/** Beside the usual one: half an hour off with a summer time in the west, and the first to see a new month. */
const ZONES = ["America/St_Johns", "Pacific/Kiritimati"];
/**
 * Where days, months and amounts are made and shown. Without a database: one file each for costs, prices, usage and margins
 * takes some two minutes in two zones, and lib/db/server-time-zone.db.test.ts asks a database that keeps another zone.
 */
const OF_DAYS_AND_MONEY = [
  "lib/domain/values",
  "lib/domain/costs",
  "lib/domain/margin",
  "lib/domain/pricing",
  "lib/domain/usage",
  "lib/upstreams",
  "components/ui/figures",
  "components/usage",
  "components/costs",
  "components/charts",
  "scripts/testing/time-zone",
];

export function zoneChecks(): Check[] {
  return ZONES.map((zone) => ({
    ...vitestCheck(`days and money in ${zone}`, "unit", OF_DAYS_AND_MONEY),
    environment: { TZ: zone, HEADWATER_TEST_ZONE: zone },
  }));
}
