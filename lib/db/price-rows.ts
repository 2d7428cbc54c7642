import "server-only";
import type { Db } from "@/lib/db/client";
import { fromDocument, toDocument } from "@/lib/db/document";
import type { Organization } from "@/lib/domain/pricing/organization";
import type { CustomersPriceReport, PriceReport } from "@/lib/domain/pricing/price-report";
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
}

/** What a report said until it said something else; both instants are readings that found it so. */
export interface PriceSnapshot {
  readonly id: string;
  readonly report: PriceReport;
  readonly firstReadAt: string;
  readonly lastReadAt: string;
}

export async function findPriceReport(db: Db, key: PriceReportKey): Promise<Kept<PriceReport> | null> {
  const row = await db.priceReport.findUnique({ where: { customerId_organization_month: toId(key) } });
  return row && { report: fromDocument<PriceReport>(row.body), fetchedAt: row.fetchedAt.toISOString() };
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

/** Keeps what was just read; figures that moved leave the former ones behind as a snapshot. */
export async function putPriceReport(db: Db, key: PriceReportKey, kept: Kept<PriceReport>): Promise<void> {
  const { customer, organization, month: of } = key;
  const [body, at] = [JSON.stringify(kept.report), new Date(kept.fetchedAt)];
  await db.$executeRaw`
    INSERT INTO price_snapshot (id, customer_id, organization, month, body, first_read_at, last_read_at)
    SELECT gen_random_uuid(), customer_id, organization, month, body, first_read_at, fetched_at FROM price_report
    WHERE customer_id = ${customer} AND organization = ${organization} AND month = ${of} AND body <> ${body}::jsonb`;
  await db.$executeRaw`
    INSERT INTO price_report (customer_id, organization, month, body, first_read_at, fetched_at)
    VALUES (${customer}, ${organization}, ${of}, ${body}::jsonb, ${at}, ${at})
    ON CONFLICT (customer_id, organization, month) DO UPDATE SET body = excluded.body, fetched_at = excluded.fetched_at,
      first_read_at = CASE WHEN price_report.body = excluded.body THEN price_report.first_read_at ELSE excluded.first_read_at END`;
}

/** The former figures of a report, newest first. */
export async function listPriceSnapshots(db: Db, key: PriceReportKey, most: number): Promise<PriceSnapshot[]> {
  const { customer, organization, month: of } = key;
  const rows = await db.priceSnapshot.findMany({
    where: { customerId: customer, organization, month: of },
    orderBy: { lastReadAt: "desc" },
    take: most,
  });
  return rows.map(({ id, body, firstReadAt, lastReadAt }) => ({
    id,
    report: fromDocument<PriceReport>(body),
    firstReadAt: firstReadAt.toISOString(),
    lastReadAt: lastReadAt.toISOString(),
  }));
}

export async function findCustomersPriceReport(
  db: Db,
  reseller: string,
  of: Month,
): Promise<Kept<CustomersPriceReport> | null> {
  const row = await db.customersPriceReport.findUnique({ where: { reseller_month: { reseller, month: of } } });
  return row && { report: fromDocument<CustomersPriceReport>(row.body), fetchedAt: row.fetchedAt.toISOString() };
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
  const values = { body: toDocument(kept.report), fetchedAt: new Date(kept.fetchedAt) };
  await db.customersPriceReport.upsert({
    where: { reseller_month: key },
    create: { ...key, ...values },
    update: values,
  });
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

function toId(key: PriceReportKey) {
  return { customerId: key.customer, organization: key.organization, month: key.month };
}

/** The month's reports of all customers, by their organization. */
export async function listPriceReports(db: Db, of: Month): Promise<Map<string, Kept<PriceReport>>> {
  const rows = await db.priceReport.findMany({
    where: { month: of },
    select: { organization: true, body: true, fetchedAt: true },
  });
  return new Map(
    rows.map(({ organization, body, fetchedAt }) => [
      organization,
      { report: fromDocument<PriceReport>(body), fetchedAt: fetchedAt.toISOString() },
    ]),
  );
}
