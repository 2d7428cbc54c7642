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

export async function putPriceReport(db: Db, key: PriceReportKey, kept: Kept<PriceReport>): Promise<void> {
  const values = { body: toDocument(kept.report), fetchedAt: new Date(kept.fetchedAt) };
  const id = toId(key);
  await db.priceReport.upsert({
    where: { customerId_organization_month: id },
    create: { ...id, ...values },
    update: values,
  });
}

export async function findCustomersPriceReport(
  db: Db,
  reseller: string,
  of: Month,
): Promise<Kept<CustomersPriceReport> | null> {
  const row = await db.customersPriceReport.findUnique({ where: { reseller_month: { reseller, month: of } } });
  return row && { report: fromDocument<CustomersPriceReport>(row.body), fetchedAt: row.fetchedAt.toISOString() };
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
