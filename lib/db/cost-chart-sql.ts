import "server-only";
import { ofBook } from "@/lib/db/cost-subject";
import { Prisma } from "@/lib/db/generated/client";
import type { CostQuestion, CostSubject } from "@/lib/domain/costs/cost-question";

/** What is known of a subject, by a split: where its totals stand, and where its amounts by member do. */
interface Source {
  /** start, end, currency, total, reading, fetched_at, data_through */
  readonly periods: Prisma.Sql;
  /** start, currency, name, amount */
  readonly amounts: Prisma.Sql;
  /** name, label, owner */
  readonly members: Prisma.Sql;
  /** fetched_at, data_through; none while nothing was read */
  readonly reading: Prisma.Sql;
}

/**
 * A chart in one statement: every query costs its own way there and back. In each currency the `top` greatest by what they
 * moved, credits counting by their size, then the sum of the others.
 */
export function chartSql(question: CostQuestion): Prisma.Sql {
  const { periods, amounts, members, reading } = sourceOf(question);
  return Prisma.sql`
    WITH known AS MATERIALIZED (SELECT * FROM (${periods}) p),
    period AS MATERIALIZED (SELECT * FROM known WHERE ${within(question)}),
    amount AS MATERIALIZED (SELECT * FROM (${amounts}) a WHERE ${within(question)}),
    ranked AS (
      SELECT currency, name, count(*) OVER (PARTITION BY currency) AS members,
        row_number() OVER (PARTITION BY currency ORDER BY sum(abs(amount)) DESC, name COLLATE "C") AS place
      FROM amount GROUP BY currency, name),
    shown AS (
      SELECT currency, name, place, place <= ${question.top} OR members <= ${question.top + 1} AS own FROM ranked),
    summed AS (
      SELECT a.currency, CASE WHEN s.own THEN a.name END AS name, a.start, sum(a.amount) AS amount, min(s.place) AS place
      FROM amount a JOIN shown s ON s.currency = a.currency AND s.name = a.name GROUP BY 1, 2, 3),
    series AS (
      SELECT currency, name, json_object_agg(start::text, trim_scale(amount)::text) AS amounts,
        trim_scale(sum(amount))::text AS total, min(place) AS place
      FROM summed GROUP BY currency, name)
    SELECT
      (SELECT json_build_object('start', min(start)::text, 'end', max("end")::text) FROM known) AS reach,
      (SELECT json_build_object('fetchedAt', ${moment("fetched_at")}, 'dataThrough', ${moment("data_through")})
       FROM (${reading}) r) AS reading,
      (SELECT json_agg(json_build_object('start', start::text, 'end', "end"::text, 'currency', currency,
          'total', trim_scale(total)::text, 'reading', reading) ORDER BY start, currency)
       FROM period) AS periods,
      (SELECT json_agg(json_build_object('currency', s.currency, 'name', s.name, 'label', m.label, 'owner', m.owner,
          'amounts', s.amounts, 'total', s.total) ORDER BY s.currency, s.name IS NULL, s.place)
       FROM series s LEFT JOIN (${members}) m ON m.name = s.name) AS series,
      (SELECT json_object_agg(month, ${monthStatements(question.subject)})
       FROM (SELECT DISTINCT to_char(day, 'YYYY-MM') AS month FROM period, unnest(ARRAY[start, "end" - 1]) AS day) m) AS statements`;
}

function moment(column: string): Prisma.Sql {
  return Prisma.sql`to_char(${Prisma.raw(column)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** How the statements of `m.month` stand: one customer's, or those of all customers together. */
export function monthStatements(subject: CostSubject): Prisma.Sql {
  const of = subject.kind === "customer" ? Prisma.sql`s.customer_id = ${subject.customer} AND` : Prisma.empty;
  return Prisma.sql`CASE
    WHEN EXISTS (SELECT FROM cost_statement s WHERE ${of} s.month = m.month AND s.status <> 'final') THEN 'open'
    WHEN EXISTS (SELECT FROM cost_statement s WHERE ${of} s.month = m.month) THEN 'final' ELSE 'none' END`;
}

function within({ from, to }: CostQuestion): Prisma.Sql {
  return Prisma.sql`start >= ${from}::text::date AND start < ${to}::text::date`;
}

/** Of what is not one report's: as its newest period says. */
const NEWEST_KNOWN = Prisma.sql`SELECT fetched_at, data_through FROM known ORDER BY start DESC LIMIT 1`;

function sourceOf(question: CostQuestion): Source {
  const { subject, split } = question;
  if (subject.kind === "customers") return split === "customer" ? byCustomer : rolledUp(split);
  if (subject.kind === "partner" && split === "account") return partnerAccounts;
  return inBook(question);
}

function inBook({ subject, interval, split, within: service }: CostQuestion): Source {
  const customer = subject.kind === "customer" ? subject.customer : null;
  const idOf = (of: string) =>
    Prisma.sql`(SELECT id FROM cost_book WHERE ${ofBook({ customer, interval, split: of })})`;
  const periodsOf = (
    of: string,
  ) => Prisma.sql`SELECT p.start, p."end", r.currency, p.total, p.reading_id::text AS reading,
      r.fetched_at, r.data_through, p.book_id
    FROM cost_period p JOIN cost_reading r ON r.id = p.reading_id WHERE p.book_id = ${idOf(of)}`;
  const newestOf = (of: string) => Prisma.sql`SELECT fetched_at, data_through FROM cost_reading
    WHERE id = (SELECT reading_id FROM cost_book WHERE ${ofBook({ customer, interval, split: of })})`;
  if (service === null) {
    return {
      periods: periodsOf(split),
      amounts: Prisma.sql`SELECT f.start, p.currency, f.member AS name, f.amount
        FROM cost_fact f JOIN (${periodsOf(split)}) p ON p.start = f.start WHERE f.book_id = ${idOf(split)}`,
      members: Prisma.sql`SELECT name, label, owner FROM cost_member WHERE book_id = ${idOf(split)} AND position = 0`,
      reading: newestOf(split),
    };
  }
  const both = `service-${split}`;
  return {
    periods: Prisma.sql`SELECT p.start, p."end", p.currency, f.amount AS total, p.reading, p.fetched_at, p.data_through
      FROM (${periodsOf(both)}) p LEFT JOIN cost_fact f
        ON f.book_id = ${idOf("service")} AND f.start = p.start AND f.member = ${service} AND f.part = ''`,
    amounts: Prisma.sql`SELECT f.start, p.currency, f.part AS name, f.amount
      FROM cost_fact f JOIN (${periodsOf(both)}) p ON p.start = f.start
      WHERE f.book_id = ${idOf(both)} AND f.member = ${service}`,
    members: Prisma.sql`SELECT name, label, owner FROM cost_member WHERE book_id = ${idOf(both)} AND position = 1`,
    reading: newestOf(both),
  };
}

function rolledUp(split: string): Source {
  return {
    periods: Prisma.sql`SELECT start, "end", currency, total, NULL AS reading, fetched_at, data_through
      FROM cost_rollup_period WHERE split = ${split}`,
    amounts: Prisma.sql`SELECT start, currency, member AS name, amount FROM cost_rollup WHERE split = ${split}`,
    members: Prisma.sql`SELECT member AS name, max(label) AS label, NULL AS owner FROM cost_rollup WHERE split = ${split} GROUP BY member`,
    reading: NEWEST_KNOWN,
  };
}

const CUSTOMER_MONTHS = Prisma.sql`
  SELECT p.start, p."end", r.currency, b.customer_id AS name, p.total AS amount, r.fetched_at, r.data_through
  FROM cost_book b JOIN cost_period p ON p.book_id = b.id JOIN cost_reading r ON r.id = p.reading_id
  WHERE b.customer_id IS NOT NULL AND b."interval" = 'monthly' AND b.split = 'service' AND p.total IS NOT NULL`;

const byCustomer: Source = {
  periods: Prisma.sql`SELECT start, min("end") AS "end", currency, sum(amount) AS total, NULL AS reading,
      min(fetched_at) AS fetched_at, min(data_through) AS data_through
    FROM (${CUSTOMER_MONTHS}) m GROUP BY start, currency`,
  amounts: CUSTOMER_MONTHS,
  members: Prisma.sql`SELECT id AS name, name AS label, NULL AS owner FROM customer`,
  reading: NEWEST_KNOWN,
};

const partnerAccounts: Source = {
  periods: Prisma.sql`SELECT (month || '-01')::date AS start, ((month || '-01')::date + interval '1 month')::date AS "end",
    currency, total, NULL AS reading, fetched_at, data_through FROM account_cost_reading`,
  amounts: Prisma.sql`SELECT (month || '-01')::date AS start, currency, owner AS name, cost AS amount FROM account_cost`,
  members: Prisma.sql`SELECT owner AS name, name AS label, owner FROM aws_account`,
  reading: NEWEST_KNOWN,
};
