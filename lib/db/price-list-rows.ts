import "server-only";
import type { Db } from "@/lib/db/client";
import { fromDocument, toDocument } from "@/lib/db/document";
import type { Prisma } from "@/lib/db/generated/client";
import type { PriceList } from "@/lib/domain/pricing/price-list";
import type { Month } from "@/lib/domain/values/month";

export interface KeptPriceList {
  readonly list: PriceList;
  readonly fetchedAt: string;
}

export interface PriceListsAsked {
  readonly reseller: string;
  readonly organization: string;
  readonly month: Month;
}

/** Replaces all price lists of a month by what was just read. */
export async function putPriceLists(
  db: Db,
  of: Month,
  { lists, fetchedAt }: { readonly lists: readonly PriceList[]; readonly fetchedAt: Date },
): Promise<void> {
  await db.priceList.deleteMany({ where: { month: of } });
  await db.priceList.createMany({
    data: lists.map((list) => ({
      appliedPricing: list.appliedPricing.id,
      month: of,
      body: toDocument(list),
      fetchedAt,
    })),
  });
}

/** The price lists an organization's usage of a month was priced by, as the report over all organizations names them. */
export async function findPriceLists(db: Db, asked: PriceListsAsked): Promise<KeptPriceList[]> {
  const { reseller, organization, month: of } = asked;
  const rows = await db.$queryRaw<{ body: Prisma.JsonValue; fetched_at: Date }[]>`
    SELECT list.body, list.fetched_at FROM price_list list
    WHERE list.month = ${of} AND list.applied_pricing IN (
      SELECT entry #>> '{appliedPricing,id}' FROM customers_price_report report,
        jsonb_array_elements(report.body -> 'organizations') entry
      WHERE report.reseller = ${reseller} AND report.month = ${of} AND entry #>> '{organization,id}' = ${organization})
    ORDER BY list.applied_pricing`;
  return rows.map(({ body, fetched_at }) => ({
    list: fromDocument<PriceList>(body),
    fetchedAt: fetched_at.toISOString(),
  }));
}

/** All price lists of a month, whoever they are applied to. */
export async function listKeptPriceLists(db: Db, of: Month): Promise<KeptPriceList[]> {
  const rows = await db.priceList.findMany({ where: { month: of }, orderBy: { appliedPricing: "asc" } });
  return rows.map(({ body, fetchedAt }) => ({
    list: fromDocument<PriceList>(body),
    fetchedAt: fetchedAt.toISOString(),
  }));
}
