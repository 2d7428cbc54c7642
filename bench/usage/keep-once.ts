import { systemScope } from "@/lib/auth/system-scope";
import { keepUsagePart } from "@/lib/services/usage/keep-usage-part";

/** Keeps the part it is told, as the worker would, and says how long that took and how much memory it had at most. */
const part = JSON.parse(process.env.PART ?? "{}");
const since = performance.now();
const { rows, columns } = await keepUsagePart(systemScope("bench"), part);
const seconds = (performance.now() - since) / 1000;
process.stdout.write(
  `${JSON.stringify({ rows, columns, seconds, peakMb: process.resourceUsage().maxRSS / 1024 })}\n`,
  () => process.exit(0),
);
