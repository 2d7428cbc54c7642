import { refreshCustomersPriceReport, refreshPriceReport } from "@/lib/services/pricing/refresh-price-report";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { syncCloudmc } from "@/lib/services/sync/sync-cloudmc";
import { SYSTEM } from "../testing/scopes";
import { cacheAgainstStore } from "./cache-against-store";
import type { Ground } from "./ground";
import type { Attempt, FaultOrders, StruckOperation } from "./struck-operation";

const LISTS = { first: "/v1/aws_account_assignments", middle: "/api/search.json", last: "/v1/customers" } as const;
const LIST_CALLS = { first: 0, middle: 3, last: 5 } as const;
const PRICE_CALLS = { first: 0, middle: 1, last: 2 } as const;
const NEW_ACCOUNT = "123123123123";
const MOST_RUNS_TO_REMOVE = 2;

/** All lists of CloudHealth, after somebody changed a few rows there. */
export const SYNC_OPERATION: StruckOperation = {
  name: "sync",
  upstream: "cloudhealth",
  orders: (fault, place) => {
    const shared = { upstream: "cloudhealth", ...fault.order };
    if (fault.ofLists) return [{ ...shared, route: `GET ${LISTS[place]}` }];
    return [{ ...shared, route: "*", times: 1, skip: LIST_CALLS[place] }];
  },
  async begin(ground) {
    const { control } = ground;
    await control.edit({ op: "rename-customer", customerId: 3954, name: "Escalier Logistique" });
    const held = (await control.store()).assignments ?? [];
    const [gone, moved] = held.filter((row) => row.customerId === 3960);
    await control.edit({ op: "delete-assignment", ownerId: gone?.ownerId });
    await control.edit({ op: "move-customer", ownerId: moved?.ownerId, customerId: 3947 });
    await control.edit({ op: "add-account", name: "New one", ownerId: NEW_ACCOUNT });
    return syncUntilEqual(ground);
  },
};

function syncUntilEqual(ground: Ground): Attempt {
  const { sql, control } = ground;
  let runs = 0;
  const wronged: string[] = [];
  return {
    async step() {
      await syncCloudhealth(SYSTEM, "a case");
      runs += 1;
      await control.clearFaults();
      const differences = await cacheAgainstStore(sql, await control.store());
      wronged.push(...differences.filter((line) => line.endsWith("cache none") && !line.includes(NEW_ACCOUNT)));
      return differences.length === 0;
    },
    async faults() {
      const spare = 2;
      const late = runs > 1 + MOST_RUNS_TO_REMOVE + spare ? [`it took ${runs} runs`] : [];
      return [...wronged.map((line) => `removed what is there: ${line}`), ...late];
    },
  };
}

const MONTH = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - 1, 1))
  .toISOString()
  .slice(0, 7);

interface KeptPrices {
  readonly what: string;
  readonly body: string;
}

/** The tree of organizations and two priced reports of CloudMC. */
export function priceOperation(truth: readonly KeptPrices[]): StruckOperation {
  return {
    name: "CloudMC report",
    upstream: "cloudmc",
    orders: (fault, place): FaultOrders => [
      { upstream: "cloudmc", route: "*", times: 1, skip: PRICE_CALLS[place], ...fault.order },
    ],
    async begin(ground, fault) {
      const wronged: string[] = [];
      return {
        async step() {
          await refreshPrices(ground);
          const kept = await keptPrices(ground);
          const untrue = kept.filter((one) => truth.find(({ what }) => what === one.what)?.body !== one.body);
          if (!fault.isBelievable) wronged.push(...untrue.map(({ what }) => `kept an untrue ${what}`));
          return untrue.length === 0 && kept.length === truth.length;
        },
        faults: async () => wronged,
      };
    },
  };
}

/** What the prices are when nothing is struck. */
export async function truePrices(ground: Ground): Promise<KeptPrices[]> {
  await refreshPrices(ground);
  return keptPrices(ground);
}

async function refreshPrices({ sql }: Ground): Promise<void> {
  await syncCloudmc(SYSTEM, "a case");
  const [partner] = await sql<{ id: string }>("SELECT id FROM organization WHERE parent IS NULL LIMIT 1");
  const [linked] = await sql<{ organization: string }>(
    "SELECT cloudmc_organization AS organization FROM customer WHERE id = '3947'",
  );
  if (!linked) throw new Error("Acme has no organization");
  if (partner) await refreshCustomersPriceReport(SYSTEM, `${partner.id}/${MONTH}`);
  await refreshPriceReport(SYSTEM, `3947/${linked.organization}/${MONTH}`);
}

function keptPrices({ sql }: Ground): Promise<KeptPrices[]> {
  return sql<{ what: string; body: string }>(
    `SELECT 'tree' AS what, (SELECT md5(string_agg(concat_ws('|', id, name, parent, is_reseller), ';' ORDER BY id)) FROM organization) AS body
     UNION ALL SELECT 'report of ' || organization, md5(body::text) FROM price_report
     UNION ALL SELECT 'report below ' || reseller, md5(body::text) FROM customers_price_report ORDER BY 1`,
  );
}
