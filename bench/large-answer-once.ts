import { readFileSync } from "node:fs";
import "@/lib/jobs/timetable";
import { systemScope } from "@/lib/auth/system-scope";
import { closeDatabase, withScope } from "@/lib/db/client";
import { findCustomersPriceReport } from "@/lib/db/price-rows";
import { checkCustomersPriceReport } from "@/lib/domain/pricing/price-check";
import { month } from "@/lib/domain/values/month";
import { refreshCustomersPriceReport } from "@/lib/services/pricing/refresh-price-report";

/** One report over all organizations fetched, kept, read back and its sums checked; ends with the peak of memory. */
const [key = ""] = process.argv.slice(2);
const [reseller = "", of = ""] = key.split("/");
const scope = systemScope("bench");
const since = performance.now();
await refreshCustomersPriceReport(scope, key);
const kept = await withScope(scope, (db) => findCustomersPriceReport(db, reseller, month(of)));
if (kept === null) throw new Error("The report was not kept");
const discrepancies = checkCustomersPriceReport(kept.report).length;
const seconds = Math.round((performance.now() - since) / 10) / 100;
const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"));
const organizations = new Set(kept.report.organizations.map(({ organization }) => organization.id)).size;
process.stdout.write(
  `${JSON.stringify({ organizations, discrepancies, seconds, peakMb: Math.round(Number(peak?.[1]) / 1024) })}\n`,
);
await closeDatabase();
