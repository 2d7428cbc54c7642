import "server-only";
import type { PriceList } from "@/lib/domain/pricing/price-list";
import { type Month, periodOfMonth } from "@/lib/domain/values/month";
import type { CloudmcClient } from "@/lib/upstreams/cloudmc/client";
import { toPriceList } from "@/lib/upstreams/cloudmc/to-domain";
import {
  type WireAppliedPricing,
  WireAppliedPricingList,
  WirePricing,
  WireProductCatalogList,
} from "@/lib/upstreams/cloudmc/wire";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import { readFrom } from "@/lib/upstreams/read-from";

/** Renamed in July 2022, with the same body (cloudmc.md 7.3). */
const PATHS = ["/api/v2/pricing_packages", "/api/v2/applied_pricings"] as const;
const DAY_MS = 86_400_000;

/** The prices behind every applied pricing in force in a month, as they stood at its end or stand now. */
export async function listPriceLists(client: CloudmcClient, month: Month, now: Date): Promise<PriceList[]> {
  const { from, to } = periodOfMonth(month);
  const inForce = (await listAppliedPricings(client)).filter(
    ({ startDate, endDate }) => startDate !== null && startDate < to && (!endDate || endDate > from),
  );
  if (inForce.length === 0) return [];
  const skus = await mapProductsToSkus(client);
  const lastDay = new Date(Math.min(Date.parse(to) - DAY_MS, now.getTime())).toISOString().slice(0, 10);
  const pricings = new Map<string, WirePricing>();
  for (const id of new Set(inForce.map(({ pricingDefinition }) => pricingDefinition.id)))
    pricings.set(id, await loadEffectivePricing(client, id, lastDay));
  return inForce.flatMap((applied) => {
    const pricing = pricings.get(applied.pricingDefinition.id);
    return pricing ? [toPriceList(applied, pricing, { skus, from, to })] : [];
  });
}

async function listAppliedPricings(client: CloudmcClient): Promise<readonly WireAppliedPricing[]> {
  const [path, former] = PATHS;
  try {
    return await listAt(client, path);
  } catch (error) {
    if (!(error instanceof UpstreamFailure) || error.status !== 404) throw error;
    return listAt(client, former);
  }
}

async function listAt(client: CloudmcClient, path: string): Promise<readonly WireAppliedPricing[]> {
  return (await readFrom(client.connection, { path, schema: WireAppliedPricingList })).value.data;
}

/** A pricing may name its products by id alone (cloudmc.md 7.2). */
async function mapProductsToSkus(client: CloudmcClient): Promise<ReadonlyMap<string, string>> {
  const { value } = await readFrom(client.connection, {
    path: "/api/v2/product_catalogs",
    schema: WireProductCatalogList,
  });
  return new Map(value.data.flatMap(({ products }) => products.map(({ id, sku }) => [id, sku] as const)));
}

/** All changes up to and on the day are in it. */
async function loadEffectivePricing(client: CloudmcClient, id: string, day: string): Promise<WirePricing> {
  const { value } = await readFrom(client.connection, {
    path: "/api/v2/pricings/:id/effective",
    params: { id },
    query: [["date", day]],
    schema: WirePricing.refine(({ data }) => data.id === id),
  });
  return value;
}
