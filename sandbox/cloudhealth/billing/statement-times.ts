const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const FINAL_DAY = 5;
const INVOICE_DAY = 3;
/** Of the day: when the detailed records, the statement and its summary are written. */
const RUN_MS = (4 * 60 + 12) * MINUTE_MS;
const STEPS_MS = [9_000, 41_000, 53_000] as const;

export type StatementTimes = {
  isFinal: boolean;
  detailedRecords: string;
  statement: string;
  summary: string;
  invoiceDate: string | null;
};

function startOf(month: string, later: number): number {
  return Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + later, 1);
}

const textOf = (moment: number): string => new Date(moment).toISOString().slice(0, 19).replace("T", " ");

/** A month's bill is written every night and stands from the night of the fifth of the next month on. */
export function statementTimes(month: string, now: Date): StatementTimes {
  const finalRun = startOf(month, 1) + (FINAL_DAY - 1) * DAY_MS + RUN_MS;
  const isFinal = now.getTime() >= finalRun + MINUTE_MS;
  const today = Math.floor((now.getTime() - RUN_MS - MINUTE_MS) / DAY_MS) * DAY_MS + RUN_MS;
  const run = isFinal ? finalRun : Math.max(today, startOf(month, 0));
  const [detailedRecords = "", statement = "", summary = ""] = STEPS_MS.map((step) => textOf(run + step));
  const invoiceDate = textOf(startOf(month, 1) + (INVOICE_DAY - 1) * DAY_MS).slice(0, 10);
  return { isFinal, detailedRecords, statement, summary, invoiceDate: isFinal ? invoiceDate : null };
}
