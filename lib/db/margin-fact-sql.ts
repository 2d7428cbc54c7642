import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { type Month, periodOfMonth } from "@/lib/domain/values/month";

/**
 * Who had each account in a month, as is known today: whoever had it at the month's end, and of a month before everything
 * began whom the first reading found there. `moved`: it came or left within the month.
 */
function holders(of: Month, customer: CustomerId | null): Prisma.Sql {
  const { from, to } = periodOfMonth(of);
  const around =
    customer === null
      ? Prisma.empty
      : Prisma.sql`WHERE h.owner IN (SELECT o.owner FROM assignment_history o WHERE o.customer_id = ${customer})`;
  return Prisma.sql`
    look AS (SELECT source_run_id, known_from FROM assignment_history ORDER BY id LIMIT 1),
    entry AS (
      SELECT h.owner, h.id, h.valid_from, CASE WHEN h.removed THEN NULL ELSE h.customer_id END AS holder,
        h.known_from = l.known_from OR h.source_run_id IS NOT DISTINCT FROM l.source_run_id AND h.source_run_id IS NOT NULL AS is_first
      FROM assignment_history h CROSS JOIN look l ${around}),
    moved AS (
      SELECT DISTINCT owner FROM (
        SELECT owner, valid_from, is_first, holder, lag(holder) OVER (PARTITION BY owner ORDER BY id) AS was FROM entry) e
      WHERE NOT is_first AND valid_from > ${from}::timestamptz AND valid_from < ${to}::timestamptz AND holder IS DISTINCT FROM was),
    held AS MATERIALIZED (
      SELECT h.owner, h.holder, m.owner IS NOT NULL AS moved FROM (
        SELECT DISTINCT ON (owner) owner, holder FROM entry WHERE is_first OR valid_from < ${to}::timestamptz
        ORDER BY owner, id DESC) h LEFT JOIN moved m ON m.owner = h.owner)`;
}

/** What accounts cost the partner, as a whole (no service) and by service. */
function partnerFacts(of: Month, customer: CustomerId | null): Prisma.Sql {
  const wanted =
    customer === null
      ? Prisma.empty
      : Prisma.sql`AND a.owner IN (SELECT owner FROM held WHERE holder = ${customer} UNION SELECT owner FROM billed_account)`;
  // Named as a list, they are looked up; joined, all the partner's facts would be read for one customer's.
  const named =
    customer === null ? Prisma.empty : Prisma.sql`AND f.member = ANY (ARRAY(SELECT upstream_id FROM numbered))`;
  return Prisma.sql`
    partner_period AS MATERIALIZED (
      SELECT b.id AS book_id, b.split, p.start, p.total, p.difference, p.reading_id, r.currency, r.fetched_at, r.data_through
      FROM cost_book b JOIN cost_period p ON p.book_id = b.id JOIN cost_reading r ON r.id = p.reading_id
      WHERE b.customer_id IS NULL AND b."interval" = 'monthly' AND (b.split = 'account' OR b.split LIKE 'account@%')
        AND p.start = ${`${of}-01`}::text::date),
    numbered AS MATERIALIZED (
      SELECT DISTINCT ON (a.upstream_id) a.upstream_id, a.owner FROM aws_account a WHERE true ${wanted}
      ORDER BY a.upstream_id, a.removed_at DESC NULLS FIRST),
    partner_fact AS MATERIALIZED (
      SELECT n.owner, CASE p.split WHEN 'account' THEN NULL ELSE substr(p.split, 9) END AS service, f.amount
      FROM partner_period p JOIN cost_fact f ON f.book_id = p.book_id AND f.start = p.start AND f.part = '' ${named}
        JOIN numbered n ON n.upstream_id = f.member),
    partner_account AS MATERIALIZED (
      SELECT owner, sum(amount) AS amount FROM partner_fact WHERE service IS NULL GROUP BY owner)`;
}

/** What customers are billed, by account and by service. */
function billedFacts(of: Month, customer: CustomerId | null): Prisma.Sql {
  const whose = customer === null ? Prisma.sql`b.customer_id IS NOT NULL` : Prisma.sql`b.customer_id = ${customer}`;
  return Prisma.sql`
    billed_period AS MATERIALIZED (
      SELECT b.customer_id, b.split, b.id AS book_id, p.start, p.total, p.reading_id, r.currency, r.fetched_at, r.data_through
      FROM cost_book b JOIN cost_period p ON p.book_id = b.id JOIN cost_reading r ON r.id = p.reading_id
      WHERE ${whose} AND b."interval" = 'monthly' AND b.split IN ('service', 'account', 'service-account')
        AND p.start = ${`${of}-01`}::text::date),
    billed_account AS MATERIALIZED (
      SELECT p.customer_id, m.owner, sum(f.amount) AS amount
      FROM billed_period p JOIN cost_fact f ON f.book_id = p.book_id AND f.start = p.start
        LEFT JOIN cost_member m ON m.book_id = p.book_id AND m.position = 0 AND m.name = f.member
      WHERE p.split = 'account' GROUP BY 1, 2),
    telling AS MATERIALIZED (
      SELECT customer_id FROM billed_period p WHERE split = 'account'
        AND NOT EXISTS (SELECT FROM billed_account a WHERE a.customer_id = p.customer_id AND a.owner IS NULL))`;
}

/** Each account that concerns a customer in a month, and how it stands to it. */
function classed(customer: CustomerId | null): Prisma.Sql {
  const own = customer === null ? Prisma.sql`h.holder IS NOT NULL` : Prisma.sql`h.holder = ${customer}`;
  return Prisma.sql`
    classed AS MATERIALIZED (
      SELECT coalesce(h.holder, k.customer_id) AS customer_id, coalesce(h.owner, k.owner) AS owner,
        CASE WHEN h.owner IS NOT NULL THEN p.amount END AS partner, k.amount AS customer,
        CASE
          WHEN h.owner IS NULL THEN 'left'
          WHEN t.customer_id IS NULL THEN 'both'
          WHEN h.moved THEN 'part-month'
          WHEN k.amount IS NULL AND p.amount IS NOT NULL THEN 'unbilled'
          WHEN k.amount IS NOT NULL AND p.amount IS NULL THEN 'uncosted'
          ELSE 'both' END AS class
      FROM (SELECT * FROM held h WHERE ${own}) h
        FULL JOIN (SELECT a.* FROM billed_account a JOIN telling t ON t.customer_id = a.customer_id) k
          ON k.customer_id = h.holder AND k.owner = h.owner
        LEFT JOIN telling t ON t.customer_id = h.holder
        LEFT JOIN partner_account p ON p.owner = h.owner)`;
}

/** The facts of a month as common tables: `held`, `partner_…`, `billed_…` and `classed`. Null: of all customers. */
export function marginFacts(of: Month, customer: CustomerId | null): Prisma.Sql {
  return Prisma.join(
    [holders(of, customer), billedFacts(of, customer), partnerFacts(of, customer), classed(customer)],
    ",",
  );
}

/** By service, of the accounts in `both`: what each side says, and whether the customer's side tells services apart by account. */
export const BY_SERVICE = Prisma.sql`
  partner_service AS (
    SELECT c.customer_id, f.service, sum(f.amount) AS amount
    FROM classed c JOIN partner_fact f ON f.owner = c.owner AND f.service IS NOT NULL
    WHERE c.class = 'both' GROUP BY 1, 2),
  split AS (SELECT customer_id FROM billed_period WHERE split = 'service-account'),
  apart AS (SELECT DISTINCT customer_id FROM classed WHERE class <> 'both' AND customer IS NOT NULL),
  billed_service AS (
    SELECT p.customer_id, f.member AS service, sum(f.amount) AS amount
    FROM billed_period p JOIN cost_fact f ON f.book_id = p.book_id AND f.start = p.start
      LEFT JOIN cost_member m ON m.book_id = p.book_id AND m.position = 1 AND m.name = f.part
      LEFT JOIN classed c ON c.customer_id = p.customer_id AND c.owner = m.owner
    WHERE p.split = 'service-account' AND c.class = 'both' AND p.customer_id IN (SELECT customer_id FROM apart)
    GROUP BY 1, 2
    UNION ALL
    SELECT p.customer_id, f.member, f.amount
    FROM billed_period p JOIN cost_fact f ON f.book_id = p.book_id AND f.start = p.start
    WHERE p.split = 'service' AND p.customer_id NOT IN (SELECT customer_id FROM apart)),
  label AS (
    SELECT m.name, max(m.label) AS label FROM cost_member m JOIN cost_book b ON b.id = m.book_id
    WHERE m.position = 0 AND b.customer_id IS NULL AND b."interval" = 'monthly' AND b.split = 'service' GROUP BY m.name),
  service AS (
    SELECT coalesce(p.customer_id, k.customer_id) AS customer_id, coalesce(p.service, k.service) AS name,
      p.amount AS partner, k.amount AS customer
    FROM partner_service p FULL JOIN billed_service k ON k.customer_id = p.customer_id AND k.service = p.service),
  labelled AS (
    SELECT s.*, coalesce(l.label, m.label, s.name) AS label FROM service s
      LEFT JOIN label l ON l.name = s.name
      LEFT JOIN billed_period b ON b.customer_id = s.customer_id AND b.split = 'service'
      LEFT JOIN cost_member m ON m.book_id = b.book_id AND m.position = 0 AND m.name = s.name)`;
