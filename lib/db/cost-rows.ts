import "server-only";
import type { Db } from "@/lib/db/client";
import { fromDocument, toDocument } from "@/lib/db/document";
import type { CostHistory } from "@/lib/domain/costs/cost-history";
import type { CustomerId } from "@/lib/domain/values/customer-id";

export interface KeptCostHistory {
  readonly history: CostHistory;
  readonly fetchedAt: string;
  readonly dataThrough: string | null;
}

const PARTNER_ROW = 1;

export async function findCostHistory(db: Db, customer: CustomerId): Promise<KeptCostHistory | null> {
  const row = await db.costHistory.findUnique({ where: { customerId: customer } });
  return row && toKept(row);
}

export async function findPartnerCostHistory(db: Db): Promise<KeptCostHistory | null> {
  const row = await db.partnerCostHistory.findUnique({ where: { id: PARTNER_ROW } });
  return row && toKept(row);
}

/** Keeps a customer's history and, with it, the newest month's total that the customer list shows and sorts by. */
export async function putCostHistory(db: Db, customer: CustomerId, kept: KeptCostHistory): Promise<void> {
  const values = toValues(kept);
  await db.costHistory.upsert({
    where: { customerId: customer },
    create: { customerId: customer, ...values },
    update: values,
  });
  const newest = kept.history.months.length - 1;
  const amount = kept.history.totals[newest] ?? null;
  await db.customer.updateMany({
    where: { id: customer },
    data: {
      monthCost: amount,
      monthCostCurrency: amount === null ? null : kept.history.currency,
      monthCostMonth: amount === null ? null : (kept.history.months[newest] ?? null),
    },
  });
}

export async function putPartnerCostHistory(db: Db, kept: KeptCostHistory): Promise<void> {
  const values = toValues(kept);
  await db.partnerCostHistory.upsert({
    where: { id: PARTNER_ROW },
    create: { id: PARTNER_ROW, ...values },
    update: values,
  });
}

function toValues(kept: KeptCostHistory) {
  return {
    body: toDocument(kept.history),
    fetchedAt: new Date(kept.fetchedAt),
    dataThrough: kept.dataThrough === null ? null : new Date(kept.dataThrough),
  };
}

function toKept(row: {
  body: Parameters<typeof fromDocument>[0];
  fetchedAt: Date;
  dataThrough: Date | null;
}): KeptCostHistory {
  return {
    history: fromDocument<CostHistory>(row.body),
    fetchedAt: row.fetchedAt.toISOString(),
    dataThrough: row.dataThrough?.toISOString() ?? null,
  };
}
