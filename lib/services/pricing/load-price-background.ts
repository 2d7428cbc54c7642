import "server-only";
import { withScope } from "@/lib/db/client";
import { findPriceLists, type KeptPriceList } from "@/lib/db/price-list-rows";
import {
  findCustomersPricesAge,
  listOrganizations,
  listPriceSnapshots,
  type PriceReportKey,
  type PriceSnapshot,
} from "@/lib/db/price-rows";
import { findRefresh, type RefreshKey } from "@/lib/db/refresh-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { findPartnerOrganization } from "@/lib/domain/pricing/organization";
import { demand } from "@/lib/services/access/permit";
import { isStale, requestRefresh } from "@/lib/services/sync/request-refresh";

const MOST_SNAPSHOTS = 20;

/** What stands behind a month's priced usage, for staff: what it said before, and the prices it was made with. */
export interface PriceBackground {
  /** Newest first, the last twenty. */
  readonly snapshots: readonly PriceSnapshot[];
  /** One for each applied pricing; empty while nobody has read which ones they are. */
  readonly lists: readonly KeptPriceList[];
}

export async function loadPriceBackground(scope: StaffScope, key: PriceReportKey): Promise<PriceBackground> {
  demand(scope, "pricing:read");
  const { organization, month } = key;
  const found = await withScope(scope, async (db) => {
    const reseller = findPartnerOrganization(await listOrganizations(db))?.id ?? null;
    const snapshots = await listPriceSnapshots(db, key, MOST_SNAPSHOTS);
    if (reseller === null) return { snapshots, lists: [], behind: [] };
    const lists = await findPriceLists(db, { reseller, organization, month });
    const ofLists: RefreshKey = { kind: "price-lists", key: month };
    const ofAll: RefreshKey = { kind: "customers-price-report", key: `${reseller}/${month}` };
    return {
      snapshots,
      lists,
      behind: [
        { ask: ofLists, fetchedAt: lists[0]?.fetchedAt ?? null, refresh: await findRefresh(db, ofLists) },
        {
          ask: ofAll,
          fetchedAt: await findCustomersPricesAge(db, reseller, month),
          refresh: await findRefresh(db, ofAll),
        },
      ],
    };
  });
  for (const { ask, fetchedAt, refresh } of found.behind)
    if (isStale(fetchedAt, refresh)) await requestRefresh(scope, { ...ask, customer: null });
  return { snapshots: found.snapshots, lists: found.lists };
}
