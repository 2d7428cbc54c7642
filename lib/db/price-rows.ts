import "server-only";
import type { Db } from "@/lib/db/client";
import { fromDocument } from "@/lib/db/document";
import type { CostCall } from "@/lib/domain/costs/cost-receipt";
import { whyKeepFormer } from "@/lib/domain/pricing/former-figures";
import type { Organization } from "@/lib/domain/pricing/organization";
import type { CustomersPriceReport, PriceReading, PriceReport } from "@/lib/domain/pricing/price-report";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { type Month, month } from "@/lib/domain/values/month";

export interface PriceReportKey {
  readonly customer: CustomerId;
  readonly organization: string;
  readonly month: Month;
}

export interface Kept<T> {
  readonly report: T;
  readonly fetchedAt: string;
  /** Null: read before this was kept. */
  readonly reading: PriceReading | null;
}

/** What a report said until it said something else; both instants are readings that found it so. */
export interface PriceSnapshot {
  readonly id: string;
  readonly report: PriceReport;
  readonly firstReadAt: string;
  readonly lastReadAt: string;
  /** Kept because a day of the month under way ended, not because anything was priced anew. */
  readonly isDaily: boolean;
}

export async function findPriceReport(db: Db, key: PriceReportKey): Promise<Kept<PriceReport> | null> {
  const row = await db.priceReport.findUnique({ where: { customerId_organization_month: toId(key) } });
  return row && { report: fromDocument<PriceReport>(row.body), ...readOf(row) };
}

/** The months a customer has a price report kept for, newest first. */
export async function listPricedMonths(db: Db, customer: CustomerId, organization: string): Promise<Month[]> {
  const rows = await db.priceReport.findMany({
    where: { customerId: customer, organization },
    select: { month: true },
    orderBy: { month: "desc" },
  });
  return rows.map((row) => month(row.month));
}

/** Keeps what was just read; figures that were priced anew, and the last of each day, are left behind as a snapshot. */
export async function putPriceReport(db: Db, key: PriceReportKey, kept: Kept<PriceReport>): Promise<void> {
  const { customer, organization, month: of } = key;
  const [body, at] = [JSON.stringify(kept.report), new Date(kept.fetchedAt)];
  const { asked = null, answerHash = null } = kept.reading ?? {};
  await keepFormer(db, key, kept);
  await db.$executeRaw`
    INSERT INTO price_report (customer_id, organization, month, body, first_read_at, fetched_at, asked, answer_hash)
    VALUES (${customer}, ${organization}, ${of}, ${body}::jsonb, ${at}, ${at}, ${asked}, ${answerHash})
    ON CONFLICT (customer_id, organization, month) DO UPDATE SET body = excluded.body, fetched_at = excluded.fetched_at,
      asked = excluded.asked, answer_hash = excluded.answer_hash,
      first_read_at = CASE WHEN price_report.body = excluded.body THEN price_report.first_read_at ELSE excluded.first_read_at END`;
}

/** The calls behind what customers are charged in a month, by the customer's number. */
export async function listPriceCalls(db: Db, of: Month): Promise<CostCall[]> {
  const rows = await db.$queryRaw<{ customer: string; asked: string; answer_hash: string | null; fetched_at: Date }[]>`
    SELECT r.customer_id AS customer, r.asked, r.answer_hash, r.fetched_at
    FROM price_report r JOIN customer c ON c.id = r.customer_id AND c.cloudmc_organization = r.organization
    WHERE r.month = ${of} AND r.asked IS NOT NULL`;
  return rows.map(({ customer, asked, answer_hash: answerHash, fetched_at: at }) => ({
    reading: customer,
    asked,
    answerHash,
    fetchedAt: at.toISOString(),
  }));
}

/**
 * An average price goes on moving for the rest of a month that was priced anew in its midst (cloudmc.md 3): of those the
 * first of a day is kept.
 */
async function keepFormer(db: Db, key: PriceReportKey, kept: Kept<PriceReport>): Promise<void> {
  const { customer, organization, month: of } = key;
  const row = await db.priceReport.findUnique({ where: { customerId_organization_month: toId(key) } });
  const now = { report: kept.report, readAt: new Date(kept.fetchedAt) };
  const why =
    row && whyKeepFormer(of, { ...row, report: fromDocument<PriceReport>(row.body), lastReadAt: row.fetchedAt }, now);
  if (!why) return;
  await db.$executeRaw`
    INSERT INTO price_snapshot
      (id, customer_id, organization, month, body, first_read_at, last_read_at, asked, answer_hash, is_daily)
    SELECT gen_random_uuid(), customer_id, organization, month, body, first_read_at, fetched_at, asked, answer_hash, ${why === "day"}::boolean
    FROM price_report r
    WHERE customer_id = ${customer} AND organization = ${organization} AND month = ${of}
      AND body <> ${JSON.stringify(kept.report)}::jsonb
      AND NOT (${why === "repriced"}::boolean AND EXISTS (SELECT FROM price_snapshot s
        WHERE s.customer_id = r.customer_id AND s.organization = r.organization AND s.month = r.month AND NOT s.is_daily
          AND date_trunc('day', s.last_read_at, 'UTC') = date_trunc('day', r.fetched_at, 'UTC')))`;
}

/** The former figures of a report, newest first; what was priced anew goes before what merely went on. */
export async function listPriceSnapshots(db: Db, key: PriceReportKey, most: number): Promise<PriceSnapshot[]> {
  const { customer, organization, month: of } = key;
  const rows = await db.priceSnapshot.findMany({
    where: { customerId: customer, organization, month: of },
    orderBy: [{ isDaily: "asc" }, { lastReadAt: "desc" }],
    take: most,
  });
  rows.sort((left, right) => right.lastReadAt.getTime() - left.lastReadAt.getTime());
  return rows.map(({ id, body, firstReadAt, lastReadAt, isDaily }) => ({
    id,
    report: fromDocument<PriceReport>(body),
    firstReadAt: firstReadAt.toISOString(),
    lastReadAt: lastReadAt.toISOString(),
    isDaily,
  }));
}

export async function findCustomersPriceReport(
  db: Db,
  reseller: string,
  of: Month,
): Promise<Kept<CustomersPriceReport> | null> {
  const row = await db.customersPriceReport.findUnique({ where: { reseller_month: { reseller, month: of } } });
  return row && { report: fromDocument<CustomersPriceReport>(row.body), ...readOf(row) };
}

/** When a report over all organizations was read, without reading it. */
export async function findCustomersPricesAge(db: Db, reseller: string, of: Month): Promise<string | null> {
  const where = { reseller_month: { reseller, month: of } };
  const row = await db.customersPriceReport.findUnique({ where, select: { fetchedAt: true } });
  return row?.fetchedAt.toISOString() ?? null;
}

export async function putCustomersPriceReport(
  db: Db,
  key: { reseller: string; month: Month },
  kept: Kept<CustomersPriceReport>,
): Promise<void> {
  const { asked = null, answerHash = null } = kept.reading ?? {};
  // Megabytes, which are written as text once.
  await db.$executeRaw`
    INSERT INTO customers_price_report (reseller, month, body, fetched_at, asked, answer_hash)
    VALUES (${key.reseller}, ${key.month}, ${JSON.stringify(kept.report)}::jsonb, ${new Date(kept.fetchedAt)}, ${asked}, ${answerHash})
    ON CONFLICT (reseller, month) DO UPDATE SET body = excluded.body, fetched_at = excluded.fetched_at,
      asked = excluded.asked, answer_hash = excluded.answer_hash`;
}

/** Replaces the kept tree by what CloudMC just answered. */
export async function putOrganizations(db: Db, organizations: readonly Organization[], fetchedAt: Date): Promise<void> {
  await db.organization.deleteMany({ where: { id: { notIn: organizations.map((one) => one.id) } } });
  for (const one of organizations) {
    const values = { name: one.name, parent: one.parent, isReseller: one.isReseller, fetchedAt };
    await db.organization.upsert({ where: { id: one.id }, create: { id: one.id, ...values }, update: values });
  }
}

export async function listOrganizations(db: Db): Promise<Organization[]> {
  const rows = await db.organization.findMany({ orderBy: { name: "asc" } });
  return rows.map((row) => ({ id: row.id, name: row.name, parent: row.parent, isReseller: row.isReseller }));
}

/** Which customer an organization belongs to, for links from all-organization reports. */
export async function mapOrganizationsToCustomers(db: Db): Promise<Map<string, { id: string; name: string }>> {
  const rows = await db.customer.findMany({
    where: { removedAt: null, cloudmcOrganization: { not: null } },
    select: { id: true, name: true, cloudmcOrganization: true },
  });
  return new Map(rows.map((row) => [row.cloudmcOrganization ?? "", { id: row.id, name: row.name }]));
}

function readOf(row: { fetchedAt: Date; asked: string | null; answerHash: string | null }) {
  const { asked, answerHash } = row;
  return {
    fetchedAt: row.fetchedAt.toISOString(),
    reading: asked === null || answerHash === null ? null : { asked, answerHash },
  };
}

function toId(key: PriceReportKey) {
  return { customerId: key.customer, organization: key.organization, month: key.month };
}

/** The month's reports of all customers, by their organization. */
export async function listPriceReports(db: Db, of: Month): Promise<Map<string, Kept<PriceReport>>> {
  const rows = await db.priceReport.findMany({
    where: { month: of },
    select: { organization: true, body: true, fetchedAt: true, asked: true, answerHash: true },
  });
  return new Map(
    rows.map((row) => [row.organization, { report: fromDocument<PriceReport>(row.body), ...readOf(row) }]),
  );
}
