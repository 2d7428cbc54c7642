import "server-only";
import type { Db } from "@/lib/db/client";
import { fromDocument } from "@/lib/db/document";
import type { Customer as CustomerRow, Prisma } from "@/lib/db/generated/client";
import { escapeLike } from "@/lib/db/like-pattern";
import {
  type Address,
  CLASSIFICATIONS,
  type Customer,
  type Tag,
  type VendorLinks,
} from "@/lib/domain/customers/customer";
import type { CustomerListQuery } from "@/lib/domain/customers/customer-list-query";
import { type CustomerId, customerId } from "@/lib/domain/values/customer-id";
import { decimal } from "@/lib/domain/values/decimal-text";
import { currency, type Money } from "@/lib/domain/values/money";
import { toSearchText } from "@/lib/domain/values/search-text";

export interface CachedCustomer {
  readonly customer: Customer;
  readonly links: VendorLinks;
  readonly accountCount: number;
  readonly monthCost: { readonly cost: Money; readonly month: string } | null;
  readonly fetchedAt: string;
}

export async function findCustomer(db: Db, id: CustomerId): Promise<CachedCustomer | null> {
  const row = await db.customer.findFirst({ where: { id, removedAt: null } });
  return row && toCached(row);
}

export async function listCustomers(db: Db, query: CustomerListQuery): Promise<CachedCustomer[]> {
  const rows = await db.customer.findMany({
    where: toWhere(query),
    orderBy: [toOrder(query), { id: "asc" }],
    skip: (query.page - 1) * query.per,
    take: query.per,
  });
  return rows.map(toCached);
}

export async function countCustomers(db: Db, query: CustomerListQuery | null): Promise<number> {
  return db.customer.count({ where: query ? toWhere(query) : { removedAt: null } });
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

export async function isNameTaken(db: Db, name: string): Promise<boolean> {
  const found = await db.customer.findFirst({
    where: { removedAt: null, search: toSearchText(name) },
    select: { id: true },
  });
  return found !== null;
}

function toWhere(query: CustomerListQuery): Prisma.CustomerWhereInput {
  return {
    removedAt: null,
    ...(query.q === "" ? {} : { OR: [{ search: { contains: escapeLike(toSearchText(query.q)) } }, { id: query.q }] }),
    ...(query.billing ? { billingEnabled: query.billing === "on" } : {}),
    ...(query.classification ? { classification: query.classification } : {}),
  };
}

function toOrder(query: CustomerListQuery): Prisma.CustomerOrderByWithRelationInput {
  const direction = query.direction;
  const last = { sort: direction, nulls: "last" } as const;
  switch (query.sort) {
    case "accounts":
      return { accountCount: direction };
    case "cost":
      return { monthCost: last };
    case "created":
      return { upstreamCreatedAt: last };
    default:
      return { search: direction };
  }
}

function toCached(row: CustomerRow): CachedCustomer {
  return {
    customer: toCustomer(row),
    links: { cloudmcOrganization: row.cloudmcOrganization, hereRealm: row.hereRealm },
    accountCount: row.accountCount,
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
