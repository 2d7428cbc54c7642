import "server-only";
import type { Db } from "@/lib/db/client";
import { fromDocument, toDocument } from "@/lib/db/document";
import { type Customer as CustomerRow, Prisma } from "@/lib/db/generated/client";
import { escapeLike } from "@/lib/db/like-pattern";
import { wantNothingOf } from "@/lib/db/wanted-rows";
import { PATTERN_KINDS } from "@/lib/domain/assignments/family-pattern";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import { type Address, CLASSIFICATIONS, type Customer, type Tag, vendorLinks } from "@/lib/domain/customers/customer";
import { type CustomerId, customerId } from "@/lib/domain/values/customer-id";
import { decimal } from "@/lib/domain/values/decimal-text";
import { currency } from "@/lib/domain/values/money";
import { toSearchText } from "@/lib/domain/values/search-text";

export async function findCustomer(db: Db, id: CustomerId): Promise<CachedCustomer | null> {
  const row = await db.customer.findFirst({ where: { id, removedAt: null } });
  return row && toCached(row);
}

/** Those that CloudHealth no longer has; one that was never read is not removed. */
export async function listRemoved(db: Db, ids: readonly CustomerId[]): Promise<CustomerId[]> {
  if (ids.length === 0) return [];
  const rows = await db.customer.findMany({
    where: { id: { in: [...ids] }, removedAt: { not: null } },
    select: { id: true },
  });
  return rows.map(({ id }) => customerId(id));
}

/** A few by id, in the order asked for; those that are gone are left out. */
export async function listCustomersOf(db: Db, ids: readonly string[]): Promise<CachedCustomer[]> {
  const rows = await db.customer.findMany({ where: { id: { in: [...ids] }, removedAt: null } });
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []).map(toCached);
}

/** For the palette and for pickers: the best few by name. */
export async function searchCustomers(db: Db, text: string, take: number): Promise<{ id: CustomerId; name: string }[]> {
  const rows = await db.customer.findMany({
    where: { removedAt: null, OR: [{ search: { contains: escapeLike(toSearchText(text)) } }, { id: text }] },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
    take,
  });
  return rows.map((row) => ({ id: customerId(row.id), name: row.name }));
}

/** The names of a few customers by id, also of those that are gone upstream. */
export async function nameCustomers(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.customer.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  return new Map(rows.map((row) => [row.id, row.name]));
}

/**
 * A vendor's organization that two customers claim is nobody's: which of them may see its figures is not for us to
 * guess. Whoever sees it loses it until the tags are mended upstream.
 */
export async function dropSharedLinks(db: Db): Promise<void> {
  await db.$executeRaw`
    UPDATE customer SET cloudmc_organization = NULL WHERE cloudmc_organization IN (
      SELECT cloudmc_organization FROM customer WHERE removed_at IS NULL GROUP BY cloudmc_organization HAVING count(*) > 1)`;
  await db.$executeRaw`
    UPDATE customer SET here_realm = NULL WHERE here_realm IN (
      SELECT here_realm FROM customer WHERE removed_at IS NULL GROUP BY here_realm HAVING count(*) > 1)`;
}

/** The names that could be mistaken for this one; whether they are, `checkCustomerDraft` decides. */
export async function listNamesLike(db: Db, name: string, except?: CustomerId): Promise<string[]> {
  const rows = await db.customer.findMany({
    where: { removedAt: null, search: toSearchText(name), ...(except ? { id: { not: except } } : {}) },
    select: { name: true },
  });
  return rows.map((row) => row.name);
}

/** Puts a customer that CloudHealth has just made. */
export async function putCustomer(
  db: Db,
  customer: Customer,
  source: { operationId: string; at: Date },
): Promise<void> {
  const { address, tags, ...rest } = toRowValues(customer);
  const values = {
    ...rest,
    tags: toDocument(tags),
    address: address === null ? Prisma.DbNull : toDocument(address),
    fetchedAt: source.at,
    sourceOperationId: source.operationId,
    sourceRunId: null,
    missingRuns: 0,
    missingReleased: false,
    removedAt: null,
  };
  await db.customer.upsert({ where: { id: customer.id }, create: { id: customer.id, ...values }, update: values });
  await dropSharedLinks(db);
}

/** Ends a customer that CloudHealth has deleted, and with it what it held; the rows stay, as tombstones. */
export async function buryCustomer(db: Db, id: CustomerId, source: { operationId: string; at: Date }): Promise<void> {
  const grave = {
    removedAt: source.at,
    fetchedAt: source.at,
    sourceOperationId: source.operationId,
    sourceRunId: null,
  };
  await db.customer.update({ where: { id }, data: { ...grave, accountCount: 0, listedCount: 0, pattern: "empty" } });
  await db.assignment.updateMany({ where: { customerId: id, removedAt: null }, data: grave });
  await wantNothingOf(db, id, source);
}

function toRowValues(customer: Customer) {
  const links = vendorLinks(customer.tags);
  return {
    name: customer.name,
    search: toSearchText(customer.name),
    classification: customer.classification,
    billingContact: customer.billingContact,
    billingEnabled: customer.partnerBilling.enabled,
    billingFolder: customer.partnerBilling.folder,
    trialExpiresAt: customer.trialExpiresAt === null ? null : new Date(customer.trialExpiresAt),
    // CloudHealth does not say it again after the customer was made.
    ...(customer.azureCustomerId === null ? {} : { azureCustomerId: customer.azureCustomerId }),
    address: customer.address,
    tags: [...customer.tags],
    externalId: customer.externalId,
    upstreamCreatedAt: customer.createdAt === null ? null : new Date(customer.createdAt),
    upstreamUpdatedAt: customer.updatedAt === null ? null : new Date(customer.updatedAt),
    cloudmcOrganization: links.cloudmcOrganization,
    hereRealm: links.hereRealm,
  };
}

function toCached(row: CustomerRow): CachedCustomer {
  return {
    customer: toCustomer(row),
    version: row.version,
    links: { cloudmcOrganization: row.cloudmcOrganization, hereRealm: row.hereRealm },
    accountCount: row.accountCount,
    pattern: PATTERN_KINDS.find((known) => known === row.pattern) ?? "mixed",
    monthCost:
      row.monthCost === null || row.monthCostCurrency === null || row.monthCostMonth === null
        ? null
        : {
            cost: { amount: decimal(row.monthCost.toFixed()), currency: currency(row.monthCostCurrency) },
            month: row.monthCostMonth,
          },
    fetchedAt: row.fetchedAt.toISOString(),
  };
}

function toCustomer(row: CustomerRow): Customer {
  return {
    id: customerId(row.id),
    name: row.name,
    classification: CLASSIFICATIONS.find((known) => known === row.classification) ?? "managed_without_access",
    billingContact: row.billingContact,
    partnerBilling: { enabled: row.billingEnabled, folder: row.billingFolder },
    trialExpiresAt: row.trialExpiresAt?.toISOString() ?? null,
    azureCustomerId: row.azureCustomerId,
    address: row.address === null ? null : fromDocument<Address>(row.address),
    tags: fromDocument<Tag[]>(row.tags),
    externalId: row.externalId,
    createdAt: row.upstreamCreatedAt?.toISOString() ?? null,
    updatedAt: row.upstreamUpdatedAt?.toISOString() ?? null,
  };
}
