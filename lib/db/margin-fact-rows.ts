import "server-only";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { BY_SERVICE, marginFacts } from "@/lib/db/margin-fact-sql";
import type { CustomerMargin, SideReading } from "@/lib/domain/margin/customer-margin";
import { customerPrice } from "@/lib/domain/margin/customer-price";
import { ACCOUNT_CLASSES, type AccountClass, type ClassCost, type MarginFacts } from "@/lib/domain/margin/margin-facts";
import { type CustomerId, customerId } from "@/lib/domain/values/customer-id";
import { addDecimals, type DecimalText, decimal, ZERO } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";
import type { Month } from "@/lib/domain/values/month";

export interface CustomerFacts {
  readonly customer: CustomerId;
  readonly facts: MarginFacts;
  readonly readings: CustomerMargin["readings"];
}

interface Side extends SideReading {
  readonly currency: string;
  readonly total: string | null;
}

interface Amounts {
  readonly partner: string | null;
  readonly customer: string | null;
}

interface Row {
  readonly id: string;
  readonly linked: boolean;
  readonly partner: Side | null;
  readonly billed: Side | null;
  readonly classes: Partial<Record<AccountClass, Amounts & { accounts: number }>> | null;
  readonly services: (Amounts & { name: string; label: string })[] | null;
  readonly told: boolean;
  readonly price: {
    generated: boolean;
    readAt: string;
    amounts: { currency: string; amount: string }[] | null;
  } | null;
}

/** Both sides of a month, of one customer or of all, in one statement. */
export async function listMarginFacts(db: Db, of: Month, customer: CustomerId | null): Promise<CustomerFacts[]> {
  const whose = customer === null ? Prisma.empty : Prisma.sql`AND c.id = ${customer}`;
  const rows = await db.$queryRaw<Row[]>`
    WITH ${marginFacts(of, customer)}, ${BY_SERVICE},
    classes AS (
      SELECT customer_id, json_object_agg(class, json_build_object('accounts', accounts,
        'partner', trim_scale(partner)::text, 'customer', trim_scale(customer)::text)) AS classes
      FROM (SELECT customer_id, class, count(*) AS accounts, sum(partner) AS partner, sum(customer) AS customer
        FROM classed GROUP BY 1, 2) c GROUP BY customer_id),
    services AS (
      SELECT customer_id, json_agg(json_build_object('name', name, 'label', label,
        'partner', trim_scale(partner)::text, 'customer', trim_scale(customer)::text) ORDER BY label, name) AS services
      FROM labelled GROUP BY customer_id)
    SELECT c.id, c.cloudmc_organization IS NOT NULL AS linked,
      (SELECT ${side("p")} FROM partner_period p WHERE p.split = 'account') AS partner,
      CASE WHEN b.customer_id IS NOT NULL THEN ${side("b")} END AS billed,
      k.classes, s.services,
      c.id NOT IN (SELECT customer_id FROM apart) OR c.id IN (SELECT customer_id FROM split) AS told,
      CASE WHEN r.customer_id IS NOT NULL THEN json_build_object('generated', r.body -> 'generated',
        'readAt', ${instant("r.fetched_at")}, 'amounts', (
          SELECT json_agg(json_build_object('currency', one ->> 'currency', 'amount', one ->> 'total'))
          FROM jsonb_array_elements(r.body -> 'currencies') one)) END AS price
    FROM customer c
      LEFT JOIN classes k ON k.customer_id = c.id
      LEFT JOIN services s ON s.customer_id = c.id
      LEFT JOIN billed_period b ON b.customer_id = c.id AND b.split = 'service'
      LEFT JOIN price_report r ON r.customer_id = c.id AND r.organization = c.cloudmc_organization AND r.month = ${of}
    WHERE c.removed_at IS NULL ${whose}`;
  return rows.map(toFacts);
}

function instant(column: string): Prisma.Sql {
  return Prisma.sql`to_char(${Prisma.raw(column)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

function side(name: "p" | "b"): Prisma.Sql {
  return Prisma.sql`json_build_object('currency', ${Prisma.raw(name)}.currency, 'total', trim_scale(${Prisma.raw(name)}.total)::text,
    'reading', ${Prisma.raw(name)}.reading_id, 'fetchedAt', ${instant(`${name}.fetched_at`)},
    'dataThrough', ${instant(`${name}.data_through`)})`;
}

function toFacts(row: Row): CustomerFacts {
  const { partner, billed, price } = row;
  const classes = toClasses(row.classes ?? {});
  return {
    customer: customerId(row.id),
    facts: {
      partner: partner && { currency: currency(partner.currency), cost: costOf(Object.values(classes)) },
      customer: billed && { currency: currency(billed.currency), cost: toDecimal(billed.total) },
      classes,
      services: row.told
        ? (row.services ?? []).map(({ name, label, ...amounts }) => ({ name, label, ...toAmounts(amounts) }))
        : null,
      price: customerPrice({
        isLinked: row.linked,
        report: price && {
          generated: price.generated,
          amounts: (price.amounts ?? []).map((one) => ({
            amount: decimal(one.amount),
            currency: currency(one.currency),
          })),
        },
      }),
    },
    readings: { partner: toReading(partner), customer: toReading(billed), priceReadAt: price?.readAt ?? null },
  };
}

function toClasses(kept: NonNullable<Row["classes"]>): Record<AccountClass, ClassCost> {
  const entries = ACCOUNT_CLASSES.map((name) => {
    const { accounts, ...amounts } = kept[name] ?? { accounts: 0, partner: null, customer: null };
    return [name, { accounts, ...toAmounts(amounts) }] as const;
  });
  return Object.fromEntries(entries) as Record<AccountClass, ClassCost>;
}

/** Whoever holds no account costs nothing; accounts without any data are not known to. */
function costOf(classes: readonly ClassCost[]): DecimalText | null {
  const costs = classes.flatMap(({ partner }) => partner ?? []);
  return costs.length === 0 && classes.some(({ accounts }) => accounts > 0) ? null : addDecimals([ZERO, ...costs]);
}

function toAmounts({ partner, customer }: Amounts) {
  return { partner: toDecimal(partner), customer: toDecimal(customer) };
}

function toDecimal(text: string | null): DecimalText | null {
  return text === null ? null : decimal(text);
}

function toReading(side: Side | null): SideReading | null {
  return side && { reading: side.reading, fetchedAt: side.fetchedAt, dataThrough: side.dataThrough };
}
