import "server-only";
import type { Db } from "@/lib/db/client";
import type { CostReading } from "@/lib/db/generated/client";
import { COST_INTERVALS } from "@/lib/domain/costs/cost-question";
import type { CostCall, CostReceipt, ReceiptPeriod } from "@/lib/domain/costs/cost-receipt";
import { calendarDate } from "@/lib/domain/values/calendar-date";
import { customerId } from "@/lib/domain/values/customer-id";
import { decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";

type PeriodWithoutState = Omit<ReceiptPeriod, "state">;
export type ReceiptWithoutStates = Omit<CostReceipt, "periods"> & { readonly periods: readonly PeriodWithoutState[] };

/** In the order asked for; readings that are no longer kept are left out. */
export async function listReceipts(db: Db, readings: readonly string[]): Promise<ReceiptWithoutStates[]> {
  const rows = await db.costReading.findMany({ where: { id: { in: [...readings] } } });
  const periods = await listReceiptPeriods(db, readings);
  return readings.flatMap((id) => {
    const row = rows.find((one) => one.id === id);
    return row ? [toReceipt(row, periods.get(id) ?? [])] : [];
  });
}

/** The calls alone, of as many readings as there are. */
export async function listCalls(db: Db, readings: readonly string[]): Promise<CostCall[]> {
  const rows = await db.$queryRaw<{ id: string; asked: string; answer_hash: string | null; fetched_at: Date }[]>`
    SELECT id::text, asked, answer_hash, fetched_at FROM cost_reading WHERE id = ANY (${[...readings]}::uuid[])`;
  return rows.map(({ id, asked, answer_hash: answerHash, fetched_at: at }) => ({
    reading: id,
    asked,
    answerHash,
    fetchedAt: at.toISOString(),
  }));
}

async function listReceiptPeriods(db: Db, readings: readonly string[]): Promise<Map<string, PeriodWithoutState[]>> {
  const rows = await db.$queryRaw<
    {
      reading: string;
      split: string;
      start: string;
      end: string;
      total: string | null;
      difference: string;
      parts: number;
      sum: string;
    }[]
  >`
    SELECT p.reading_id::text AS reading, b.split, p.start::text, p."end"::text, trim_scale(p.total)::text AS total,
      trim_scale(p.difference)::text AS difference, count(f.amount)::int AS parts, trim_scale(coalesce(sum(f.amount), 0))::text AS sum
    FROM cost_period p JOIN cost_book b ON b.id = p.book_id
      LEFT JOIN cost_fact f ON f.book_id = p.book_id AND f.start = p.start
    WHERE p.reading_id = ANY (${[...readings]}::uuid[])
    GROUP BY p.reading_id, b.split, p.book_id, p.start ORDER BY b.split, p.start`;
  const periods = new Map<string, PeriodWithoutState[]>();
  for (const { reading, split, parts, ...row } of rows) {
    const period = {
      split,
      start: calendarDate(row.start),
      end: calendarDate(row.end),
      total: row.total === null ? null : decimal(row.total),
      parts,
      sum: decimal(row.sum),
      difference: decimal(row.difference),
    };
    periods.set(reading, [...(periods.get(reading) ?? []), period]);
  }
  return periods;
}

function toReceipt(row: CostReading, periods: readonly PeriodWithoutState[]): ReceiptWithoutStates {
  return {
    reading: row.id,
    subject: row.customerId === null ? { kind: "partner" } : { kind: "customer", customer: customerId(row.customerId) },
    interval: COST_INTERVALS.find((known) => known === row.interval) ?? "monthly",
    dimensions: row.dimensions,
    asked: row.asked,
    answerHash: row.answerHash,
    firstFetchedAt: row.firstFetchedAt.toISOString(),
    fetchedAt: row.fetchedAt.toISOString(),
    dataThrough: row.dataThrough?.toISOString() ?? null,
    currency: currency(row.currency),
    periods,
  };
}
