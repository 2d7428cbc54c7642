import type { UsageReportPart, UsageReportProgress } from "@/lib/domain/usage/usage-report";

const FROM_FAR_TO_NEAR = ["sending", "requested", "keeping"] as const;

/** Where the whole report stands: ready when all its parts are and they make up the period and one table. */
export function joinParts(
  { from, to }: { from: string; to: string },
  parts: readonly UsageReportPart[],
): UsageReportProgress {
  const counted = wholeParts(parts);
  const open = FROM_FAR_TO_NEAR.find((at) => counted.some(({ progress }) => progress.at === at));
  if (open) return { at: open };
  const failures = counted.flatMap(({ progress }) => (progress.at === "failed" ? [progress.reason] : []));
  const [failure] = failures;
  if (failure) return { at: "failed", reason: failures.find((reason) => reason === "unknown-outcome") ?? failure };
  if (counted.some(({ progress }) => progress.at === "cancelled")) return { at: "failed", reason: "cancelled" };
  if (!isCovered({ from, to }, counted)) return { at: "failed", reason: "gap" };
  const headers = new Set(counted.flatMap(({ columns }) => (columns.length > 0 ? [columns.join(",")] : [])));
  if (headers.size > 1) return { at: "failed", reason: "columns-differ" };
  const files = counted.flatMap(({ progress }) => (progress.at === "ready" ? [progress] : []));
  return {
    at: "ready",
    rows: files.reduce((sum, { rows }) => sum + rows, 0),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    repeats: files.reduce((sum, { repeats }) => sum + repeats, 0),
    keptAt: files.reduce((last, { keptAt }) => (keptAt > last ? keptAt : last), ""),
  };
}

/** The parts whose rows the report consists of, in the order of time: those that were split are not among them. */
export function wholeParts(parts: readonly UsageReportPart[]): UsageReportPart[] {
  return parts
    .filter(({ progress }) => progress.at !== "split")
    .sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1));
}

function isCovered({ from, to }: { from: string; to: string }, parts: readonly UsageReportPart[]): boolean {
  const begins = Date.parse(`${from}T00:00:00.000Z`);
  const reached = parts.reduce((at, part) => (Date.parse(part.from) === at ? Date.parse(part.to) : Number.NaN), begins);
  return reached === Date.parse(`${to}T00:00:00.000Z`);
}
