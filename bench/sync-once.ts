import { readFileSync } from "node:fs";
import "@/lib/jobs/timetable";
import { systemScope } from "@/lib/auth/system-scope";
import { closeDatabase } from "@/lib/db/client";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";

/** One reading of CloudHealth's lists in a process that has loaded what the worker loads; ends with its peak of memory. */
const since = performance.now();
await syncCloudhealth(systemScope("bench"), "bench");
const seconds = (performance.now() - since) / 1000;
const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"));
process.stdout.write(`${JSON.stringify({ seconds, peakMb: Math.round(Number(peak?.[1]) / 1024) })}\n`);
await closeDatabase();
