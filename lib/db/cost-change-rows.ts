import "server-only";
import type { Db } from "@/lib/db/client";
import type { FirstLook } from "@/lib/domain/costs/account-moves";
import { type AwsAccountId, awsAccountId } from "@/lib/domain/values/aws-account-id";
import { type CalendarDate, calendarDate } from "@/lib/domain/values/calendar-date";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { type DecimalText, decimal } from "@/lib/domain/values/decimal-text";
import { type Month, month } from "@/lib/domain/values/month";

/** What one account cost by one service in a month; of a service that is not known by account, under no service at all. */
export interface AccountFact {
  readonly month: Month;
  readonly owner: AwsAccountId;
  readonly name: string;
  /** Null: of all services together. */
  readonly service: string | null;
  readonly amount: DecimalText;
}

export async function listAccountFacts(
  db: Db,
  customer: CustomerId,
  { months, owners }: { readonly months: readonly Month[]; readonly owners: readonly AwsAccountId[] },
): Promise<AccountFact[]> {
  const rows = await db.$queryRaw<
    { start: string; owner: string; label: string; service: string | null; amount: string }[]
  >`
    SELECT f.start::text, m.owner, m.label, CASE b.split WHEN 'service-account' THEN f.member END AS service,
      trim_scale(sum(f.amount))::text AS amount
    FROM cost_book b
      JOIN cost_member m ON m.book_id = b.id AND m.position = CASE b.split WHEN 'account' THEN 0 ELSE 1 END
      JOIN cost_fact f ON f.book_id = b.id AND m.name = CASE b.split WHEN 'account' THEN f.member ELSE f.part END
    WHERE b.customer_id = ${customer} AND b."interval" = 'monthly' AND b.split IN ('account', 'service-account')
      AND m.owner = ANY (${[...owners]}) AND f.start = ANY (${months.map((one) => `${one}-01`)}::text[]::date[])
    GROUP BY 1, 2, 3, 4`;
  return rows.map((row) => ({
    month: month(row.start.slice(0, 7)),
    owner: awsAccountId(row.owner),
    name: row.label,
    service: row.service,
    amount: decimal(row.amount),
  }));
}

/** Whether both months are known by service and account. */
export async function isKnownByAccount(db: Db, customer: CustomerId, months: readonly Month[]): Promise<boolean> {
  const [row] = await db.$queryRaw<{ known: number }[]>`
    SELECT count(*)::int AS known FROM cost_book b JOIN cost_period p ON p.book_id = b.id
    WHERE b.customer_id = ${customer} AND b."interval" = 'monthly' AND b.split = 'service-account'
      AND p.start = ANY (${months.map((one) => `${one}-01`)}::text[]::date[])`;
  return row?.known === new Set(months).size;
}

/** With what the history of assignments begins. */
export async function findFirstLook(db: Db): Promise<FirstLook | null> {
  const [row] = await db.$queryRaw<{ run_id: string | null; known_from: Date }[]>`
    SELECT source_run_id::text AS run_id, known_from FROM assignment_history ORDER BY id LIMIT 1`;
  return row ? { runId: row.run_id, knownFrom: row.known_from.toISOString() } : null;
}

/** The days on which partner billing was switched on for a customer, or off. */
export async function listBillingSwitches(
  db: Db,
  customer: CustomerId,
): Promise<{ readonly day: CalendarDate; readonly isOn: boolean }[]> {
  const rows = await db.$queryRaw<{ day: string; is_on: boolean }[]>`
    SELECT to_char(valid_from AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, is_on FROM (
      SELECT id, valid_from, ("row" ->> 'billing_enabled')::boolean AS is_on,
        lag(("row" ->> 'billing_enabled')::boolean) OVER (ORDER BY id) AS was_on
      FROM customer_history WHERE customer_id = ${customer}) h
    WHERE is_on <> was_on ORDER BY id`;
  return rows.map((row) => ({ day: calendarDate(row.day), isOn: row.is_on }));
}
