import "server-only";
import { inTransaction } from "@/lib/db/client";
import { putPriceLists } from "@/lib/db/price-list-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { month } from "@/lib/domain/values/month";
import { upstreamClients } from "@/lib/operations/upstream-clients";
import { runRefresh } from "@/lib/services/sync/run-refresh";
import { now } from "@/lib/support/clock";
import { listPriceLists } from "@/lib/upstreams/cloudmc/price-lists-api";

/** Fetches the prices behind all applied pricings of the month named and keeps them. */
export function refreshPriceLists(scope: SystemScope, key: string): Promise<void> {
  return runRefresh(scope, { kind: "price-lists", key }, async () => {
    const [of, at] = [month(key), now()];
    const lists = await listPriceLists((await upstreamClients(scope)).cloudmc, of, at);
    await inTransaction(scope, (db) => putPriceLists(db, of, { lists, fetchedAt: at }));
  });
}
