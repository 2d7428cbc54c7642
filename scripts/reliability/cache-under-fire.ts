import { refreshCosts } from "@/lib/services/costs/refresh-costs";
import { refreshPriceReport } from "@/lib/services/pricing/refresh-price-report";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { syncCloudmc } from "@/lib/services/sync/sync-cloudmc";
import { openLanes } from "../testing/operations";
import { SYSTEM } from "../testing/scopes";
import { cacheAgainstStore } from "./cache-against-store";
import type { Ground } from "./ground";
import type { HostileFixture } from "./hostile-fixtures";
import { brokenInvariants } from "./invariants";
import { emptyAll } from "./kept-cache";
import { freshWorld } from "./known-world";

/** Each costs its whole deadline, or the pause that is asked for, several times over; with every test the quick ones do. */
const WAITS = ["rate-limited", "hang", "execute-then-hang", "slow-loris", "endless-body", "endless-headers"];
const ACME = "3947";

interface Fire {
  readonly fixtures: readonly HostileFixture[];
  readonly isRelease: boolean;
  readonly signal: AbortSignal;
}

/** The services that fill the cache, run against each fixture: the cache stays true, and the lane knows how it went. */
export async function brokenCaches(
  ground: Ground,
  { fixtures, isRelease, signal }: Fire,
): Promise<{ cases: number; wrong: string[] }> {
  const { sql, control } = ground;
  await emptyAll(sql);
  await openLanes(sql);
  await freshWorld(ground);
  await control.setClock({ now: fiveMinutesPast() });
  await syncCloudhealth(SYSTEM, "the programme");
  await syncCloudmc(SYSTEM, "the programme");
  const priceKey = await keyOfPrices(ground);
  await refreshFigures(priceKey);
  const figures = await ground.sql(FIGURES);
  const chosen = fixtures.filter(({ name, order, lies }) => order && !lies && (isRelease || !WAITS.includes(name)));
  const wrong: string[] = [];
  for (const { name, order } of chosen) {
    signal.throwIfAborted();
    await openLanes(sql);
    await control.order({ upstream: "*", route: "*", ...order });
    await syncCloudmc(SYSTEM, name);
    wrong.push(...(await laneFaults(ground, name)));
    await syncCloudhealth(SYSTEM, name);
    await openLanes(sql);
    await refreshFigures(priceKey);
    await control.clearFaults();
    wrong.push(...(await cacheAgainstStore(sql, await control.store())).map((line) => `${name}: ${line}`));
    const now = await sql(FIGURES);
    if (JSON.stringify(now) !== JSON.stringify(figures)) wrong.push(`${name}: the kept figures are others`);
    wrong.push(...(await brokenInvariants(sql)).map(({ id, what }) => `${name}: ${id} ${what}`));
  }
  return { cases: chosen.length * 4, wrong };
}

const FIGURES = `
  SELECT 'organization' AS what, id AS key, md5(name || coalesce(parent, '') || is_reseller) AS body FROM organization
  UNION ALL SELECT 'cost', customer_id, md5(string_agg(f::text, ' ' ORDER BY book_id, start, member, part)) FROM cost_fact f GROUP BY customer_id
  UNION ALL SELECT 'price', organization || month, md5(body::text) FROM price_report ORDER BY 1, 2`;

/** Costs of the running month grow with each full hour: none may begin while its figures are compared. */
function fiveMinutesPast(): Date {
  return new Date(new Date().setUTCMinutes(5));
}

async function refreshFigures(priceKey: string): Promise<void> {
  await Promise.all([refreshCosts(SYSTEM, ACME), refreshPriceReport(SYSTEM, priceKey)]);
}

async function keyOfPrices({ sql }: Ground): Promise<string> {
  const [linked] = await sql<{ organization: string }>(
    "SELECT cloudmc_organization AS organization FROM customer WHERE id = $1",
    [ACME],
  );
  const lastMonth = new Date(new Date().setUTCDate(0)).toISOString().slice(0, 7);
  return `${ACME}/${linked?.organization}/${lastMonth}`;
}

async function laneFaults({ sql }: Ground, name: string): Promise<string[]> {
  const [run] = await sql<{ state: string; trouble: string | null }>(
    "SELECT state, trouble FROM sync_run WHERE upstream = 'cloudmc' ORDER BY started_at DESC LIMIT 1",
  );
  const [lane] = await sql<{ failures: number; breaker: string; paused: boolean }>(
    "SELECT failures, breaker, paused_until > now() AS paused FROM upstream_lane WHERE upstream = 'cloudmc'",
  );
  if (!run || !lane) return [`${name}: no run or no lane`];
  const isTroubled = lane.failures > 0 || lane.breaker !== "closed" || lane.paused === true;
  const mustBe = run.state === "failed" && run.trouble !== "refused";
  return isTroubled === mustBe
    ? []
    : [`${name}: the run ended ${run.state} (${run.trouble}), the lane has ${JSON.stringify(lane)}`];
}
