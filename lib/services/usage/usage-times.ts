import "server-only";
import { UnreadableReport } from "@/lib/domain/usage/unreadable-report";
import type { DetailLevel } from "@/lib/domain/usage/usage-request-input";
import { NULL_CELL } from "@/lib/services/usage/copy-text";
import type { CsvRow } from "@/lib/support/csv-scanner";

export interface UsageSpan {
  readonly from: Date;
  readonly to: Date;
  readonly detailLevel: DetailLevel;
}

const MOMENT = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z?)?$/;
const MOST_KNOWN = 10_000;

/**
 * A row's moment as COPY reads it, checked against the period. A bucket is named by its first instant, which for a
 * period that begins inside one lies before it (here-usage.md 8).
 */
export function usageTimes(place: number, { from, to, detailLevel }: UsageSpan): (row: CsvRow) => string {
  const known = new Map<string, string>();
  const first =
    detailLevel === "month"
      ? Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), 1)
      : Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate());
  const read = (text: string) => {
    if (!MOMENT.test(text)) throw new UnreadableReport("time");
    const at = Date.parse(text.length === 10 || text.endsWith("Z") ? text : `${text.replace(" ", "T")}Z`);
    if (Number.isNaN(at)) throw new UnreadableReport("time");
    if (at < first || at >= to.getTime()) throw new UnreadableReport("period");
    if (known.size >= MOST_KNOWN) known.clear();
    const moment = new Date(at).toISOString();
    known.set(text, moment);
    return moment;
  };
  let last = { bytes: Buffer.alloc(0), moment: NULL_CELL };
  return ({ bytes, starts, ends }) => {
    const start = starts[place] ?? 0;
    const end = ends[place] ?? 0;
    if (place < 0 || start === end) return NULL_CELL;
    if (last.bytes.length === end - start && startsWith(bytes, start, last.bytes)) return last.moment;
    const text = bytes.toString("latin1", start, end);
    last = { bytes: Buffer.from(text, "latin1"), moment: known.get(text) ?? read(text) };
    return last.moment;
  };
}

function startsWith(bytes: Buffer, start: number, text: Buffer): boolean {
  for (let at = 0; at < text.length; at += 1) if (bytes[start + at] !== text[at]) return false;
  return true;
}
