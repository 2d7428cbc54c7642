import "server-only";
import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/db/client";
import { type BookKey, ofBook, ofCustomerOrPartner } from "@/lib/db/cost-subject";
import { Prisma } from "@/lib/db/generated/client";
import type { CostPeriod } from "@/lib/domain/costs/cost-chart";
import type { CostFacts, StatedPeriod } from "@/lib/domain/costs/cost-facts";
import { calendarDate } from "@/lib/domain/values/calendar-date";
import { compareDecimals, type DecimalText, decimal, ZERO } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";

/** By these, all customers are added up. */
const ROLLED_UP: readonly string[] = ["service", "region"];
/** Margins are worked out of these. */
const IN_MARGINS = /^(service|account|service-account|account@.+)$/;

export interface CostReading extends Pick<BookKey, "customer" | "interval"> {
  readonly dimensions: readonly string[];
  readonly asked: string;
  readonly answerHash: string;
  readonly currency: Currency;
  readonly dataThrough: string | null;
  readonly fetchedAt: Date;
}

export interface BookFacts {
  readonly split: string;
  readonly facts: CostFacts;
}

/**
 * Keeps what one answer says. It takes the place of exactly the periods it answers for, where no later answer has
 * spoken; periods that the upstream no longer tells of stay. The same bytes as last time only make the reading younger.
 * In a transaction.
 */
export async function putReading(db: Db, reading: CostReading, books: readonly BookFacts[]): Promise<void> {
  const { customer, interval } = reading;
  await db.$executeRaw`SET LOCAL statement_timeout = '120s'`;
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`cost ${customer ?? "partner"} ${interval}`}, 0))`;
  if (await touchSame(db, reading, books)) return;
  const id = randomUUID();
  await db.costReading.create({
    data: {
      id,
      customerId: customer,
      interval,
      dimensions: [...reading.dimensions],
      asked: reading.asked,
      answerHash: reading.answerHash,
      currency: reading.currency,
      dataThrough: reading.dataThrough === null ? null : new Date(reading.dataThrough),
      firstFetchedAt: reading.fetchedAt,
      fetchedAt: reading.fetchedAt,
    },
  });
  for (const { split, facts } of books)
    await putBook(db, { id, at: reading.fetchedAt, customer, interval, split }, facts);
}

async function touchSame(db: Db, reading: CostReading, books: readonly BookFacts[]): Promise<boolean> {
  const kept = await db.$queryRaw<{ id: string; answer_hash: string | null }[]>`
    SELECT r.id::text, r.answer_hash FROM cost_book b JOIN cost_reading r ON r.id = b.reading_id
    WHERE b.${ofCustomerOrPartner(reading.customer)} AND b."interval" = ${reading.interval}
      AND b.split = ANY (${books.map(({ split }) => split)})`;
  const [first] = kept;
  const isSame =
    kept.length === books.length && kept.every((one) => one.id === first?.id && one.answer_hash === reading.answerHash);
  if (!isSame || !first) return false;
  await db.$executeRaw`
    UPDATE cost_reading SET fetched_at = greatest(fetched_at, ${reading.fetchedAt}) WHERE id = ${first.id}::uuid`;
  return true;
}

interface Put extends BookKey {
  readonly id: string;
  readonly at: Date;
}

async function putBook(db: Db, put: Put, facts: CostFacts): Promise<void> {
  const { customer, interval, split } = put;
  await db.$executeRaw`
    INSERT INTO cost_book (customer_id, "interval", split, reading_id) VALUES (${customer}, ${interval}, ${split}, ${put.id}::uuid)
    ON CONFLICT (customer_id, "interval", split) DO UPDATE SET reading_id = excluded.reading_id
    WHERE (SELECT fetched_at FROM cost_reading WHERE id = cost_book.reading_id) <= ${put.at}`;
  const [book] = await db.$queryRaw<{ id: number }[]>`SELECT id FROM cost_book WHERE ${ofBook(put)}`;
  if (!book) throw new Error("A book was not kept");
  const before = await listKept(db, book.id);
  const taken = facts.periods.filter(({ start }) => (before.get(start)?.at ?? put.at) <= put.at);
  await putPeriods(db, { ...put, book: book.id }, taken);
  await putMembers(db, { ...put, book: book.id }, facts);
  const changed = await putFacts(db, { ...put, book: book.id }, { ...facts, periods: taken });
  for (const period of taken) if (!isAsBefore(period, before.get(period.start))) changed.add(period.start);
  if (customer !== null && interval === "monthly" && ROLLED_UP.includes(split)) await noteDue(db, split, [...changed]);
  if (interval === "monthly" && IN_MARGINS.test(split)) await noteMarginsDue(db, [...changed]);
}

interface Kept {
  readonly total: DecimalText | null;
  readonly difference: DecimalText;
  readonly at: Date;
}

async function listKept(db: Db, book: number): Promise<ReadonlyMap<string, Kept>> {
  const rows = await db.$queryRaw<{ start: string; total: string | null; difference: string; fetched_at: Date }[]>`
    SELECT p.start::text, p.total::text, p.difference::text, r.fetched_at
    FROM cost_period p JOIN cost_reading r ON r.id = p.reading_id WHERE p.book_id = ${book}`;
  return new Map(
    rows.map((row) => [
      row.start,
      {
        total: row.total === null ? null : decimal(row.total),
        difference: decimal(row.difference),
        at: row.fetched_at,
      },
    ]),
  );
}

function isAsBefore(period: StatedPeriod, before: Kept | undefined): boolean {
  if (before === undefined || (period.total === null) !== (before.total === null)) return false;
  return (
    compareDecimals(period.total ?? ZERO, before.total ?? ZERO) === 0 &&
    compareDecimals(period.difference, before.difference) === 0
  );
}

interface PutBook extends Put {
  readonly book: number;
}

async function putPeriods(db: Db, { book, customer, id }: PutBook, periods: readonly StatedPeriod[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO cost_period (book_id, customer_id, start, "end", total, difference, reading_id)
    SELECT ${book}::int, ${customer}::text, start, "end", total, difference, ${id}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(periods)}::jsonb) AS p (start date, "end" date, total numeric, difference numeric)
    ON CONFLICT (book_id, start) DO UPDATE SET "end" = excluded."end", total = excluded.total,
      difference = excluded.difference, reading_id = excluded.reading_id`;
}

async function putMembers(db: Db, { book, customer }: PutBook, { members, parts }: CostFacts): Promise<void> {
  const all = [members, parts].flatMap((leaves, position) =>
    [...new Map(leaves.map((leaf) => [leaf.name, leaf.label]))].map(([name, label]) => ({ position, name, label })),
  );
  await db.$executeRaw`
    INSERT INTO cost_member AS m (book_id, customer_id, position, name, label)
    SELECT ${book}::int, ${customer}::text, position, name, label
    FROM jsonb_to_recordset(${JSON.stringify(all)}::jsonb) AS n (position int, name text, label text)
    ON CONFLICT (book_id, position, name) DO UPDATE SET label = excluded.label WHERE m.label <> excluded.label`;
}

/** Answers with the starts of the periods in which something is other than before. */
async function putFacts(db: Db, { book, customer }: PutBook, { periods, facts }: CostFacts): Promise<Set<string>> {
  const starts = periods.map(({ start }) => start);
  const taken = new Set<string>(starts);
  const said = facts.filter(({ start }) => taken.has(start));
  const rows = Prisma.sql`unnest(${said.map((one) => one.start)}::text[]::date[], ${said.map((one) => one.member)}::text[],
    ${said.map((one) => one.part ?? "")}::text[], ${said.map((one) => one.amount)}::text[]::numeric[]) AS n (start, member, part, amount)`;
  const gone = await db.$queryRaw<{ start: string }[]>`
    DELETE FROM cost_fact f WHERE book_id = ${book} AND start = ANY (${starts}::text[]::date[])
      AND NOT EXISTS (SELECT FROM ${rows} WHERE n.start = f.start AND n.member = f.member AND n.part = f.part)
    RETURNING f.start::text`;
  const put = await db.$queryRaw<{ start: string }[]>`
    INSERT INTO cost_fact AS f (book_id, customer_id, start, member, part, amount)
    SELECT ${book}::int, ${customer}::text, start, member, part, amount FROM ${rows}
    ON CONFLICT (book_id, start, member, part) DO UPDATE SET amount = excluded.amount WHERE f.amount <> excluded.amount
    RETURNING f.start::text`;
  return new Set([...gone, ...put].map(({ start }) => start));
}

async function noteDue(db: Db, split: string, starts: readonly string[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO cost_rollup_due (split, start) SELECT ${split}::text, start FROM unnest(${starts}::text[]::date[]) AS s (start)`;
}

async function noteMarginsDue(db: Db, starts: readonly string[]): Promise<void> {
  await db.$executeRaw`INSERT INTO margin_due (start) SELECT start FROM unnest(${starts}::text[]::date[]) AS s (start)`;
}

/** The periods of a book that begin on a day or later. */
export async function listBookPeriods(db: Db, key: BookKey, since: string): Promise<CostPeriod[]> {
  const rows = await db.$queryRaw<{ start: string; end: string }[]>`
    SELECT start::text, "end"::text FROM cost_period
    WHERE book_id = (SELECT id FROM cost_book WHERE ${ofBook(key)}) AND start >= ${since}::date ORDER BY start`;
  return rows.map(({ start, end }) => ({ start: calendarDate(start), end: calendarDate(end) }));
}

/** The newest reading of a book. */
export async function findBookReading(
  db: Db,
  key: BookKey,
): Promise<{ readonly fetchedAt: string; readonly dataThrough: string | null } | null> {
  const [row] = await db.$queryRaw<{ fetched_at: Date; data_through: Date | null }[]>`
    SELECT r.fetched_at, r.data_through FROM cost_reading r WHERE r.id = (SELECT reading_id FROM cost_book WHERE ${ofBook(key)})`;
  return row ? { fetchedAt: row.fetched_at.toISOString(), dataThrough: row.data_through?.toISOString() ?? null } : null;
}
