import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { priceMonth } from "@/lib/domain/pricing/price-month";
import { NO_USAGE_FILTERS } from "@/lib/domain/usage/usage-report";
import { customerId } from "@/lib/domain/values/customer-id";
import { refreshCosts } from "@/lib/services/costs/refresh-costs";
import { toRefreshKey } from "@/lib/services/pricing/price-report-key";
import { refreshPriceReport } from "@/lib/services/pricing/refresh-price-report";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { syncCloudmc } from "@/lib/services/sync/sync-cloudmc";
import { openLanes } from "../../testing/operations";
import { SYSTEM } from "../../testing/scopes";
import type { Ground } from "../ground";
import { emptyAll } from "../kept-cache";
import { freshWorld } from "../known-world";

export const CUSTOMER_A = "3948";
export const CUSTOMER_B = "3947";
export const REMOVED_CUSTOMER = "3950";

export const OBJECTS = ["own", "foreign", "absent", "malformed"] as const;
export type ObjectKind = (typeof OBJECTS)[number];

/** For each id an entry takes: of customer A, of another, of nothing, of nothing that could be. */
export type KnownIds = Readonly<Record<string, Readonly<Record<ObjectKind, string>>>>;

const ABSENT_ID = "00000000-0000-4000-8000-0000000000ff";
const MALFORMED_ID = "00000000'--";
const run = promisify(execFile);

/** The lists read, two customers with costs, prices and a usage report, and one of everything staff make, twice. */
export async function makePortalWorld(ground: Ground): Promise<KnownIds> {
  await emptyAll(ground.sql);
  await openLanes(ground.sql);
  await freshWorld(ground);
  await syncCloudhealth(SYSTEM, "the programme");
  await syncCloudmc(SYSTEM, "the programme");
  const [ofA, ofB] = [await makeOf(ground, CUSTOMER_A), await makeOf(ground, CUSTOMER_B)];
  // A route that has nothing to hand out would look like one that is not theirs.
  await ground.sql("UPDATE branding SET logo = '', logo_hash = 'none', logo_width = 1, logo_height = 1");
  const runs = await ground.sql<{ id: string }>("SELECT id FROM sync_run ORDER BY id LIMIT 2");
  const deeds = await ground.sql<{ id: string }>("SELECT id::text FROM audit_entry ORDER BY id LIMIT 2");
  const uuid = (own = "", foreign = "") => ({ own, foreign, absent: ABSENT_ID, malformed: MALFORMED_ID });
  const made = Object.keys(ofA).map((name) => [name, uuid(ofA[name], ofB[name])] as const);
  return {
    ...Object.fromEntries(made),
    customerId: { own: CUSTOMER_A, foreign: CUSTOMER_B, absent: "9999", malformed: "0'--" },
    owner: {
      own: await accountOf(ground, CUSTOMER_A),
      foreign: await accountOf(ground, CUSTOMER_B),
      absent: "999999999998",
      malformed: "99999999'--x",
    },
    runId: uuid(runs[0]?.id, runs[1]?.id),
    entryId: { own: deeds[0]?.id ?? "", foreign: deeds[1]?.id ?? "", absent: "999999999999999999", malformed: "0'--" },
    upstream: { own: "cloudmc", foreign: "here", absent: "nobody", malformed: "here'--" },
  };
}

async function makeOf(ground: Ground, customer: string): Promise<Record<string, string>> {
  await refreshCosts(SYSTEM, customer);
  const [known] = await ground.sql<{ organization: string }>(
    "SELECT cloudmc_organization AS organization FROM customer WHERE id = $1",
    [customer],
  );
  const month = priceMonth(new URLSearchParams(), new Date());
  const key = { customer: customerId(customer), organization: known?.organization ?? "", month };
  await refreshPriceReport(SYSTEM, toRefreshKey(key));
  const script = ["--conditions=react-server", "--import", "tsx", "scripts/testing/make-real-things.ts", customer];
  const { stdout } = await run(process.execPath, script, { env: process.env });
  // Nobody carries it out; called off, the same account can be asked for again.
  await ground.sql("UPDATE operation SET state = 'CANCELLED', settled_at = now() WHERE settled_at IS NULL");
  return { ...JSON.parse(stdout.slice(stdout.lastIndexOf("{"))), reportId: await keepReport(ground, customer) };
}

/** A kept usage report of one row. */
async function keepReport({ sql }: Ground, customer: string): Promise<string> {
  const id = randomUUID();
  const request = {
    ...{ from: "2026-09-01", to: "2026-10-01", detailLevel: "day", groupBy: [], subAccounts: [] },
    ...NO_USAGE_FILTERS,
  };
  await sql(
    `INSERT INTO usage_report (id, customer_id, realm, request, requested_by_id, requested_by_name)
     VALUES ($1, $2::text, (SELECT here_realm FROM customer WHERE id = $2::text), $3, gen_random_uuid(), 'Ada')`,
    [id, customer, JSON.stringify(request)],
  );
  await sql(
    `INSERT INTO usage_report_part (id, report_id, customer_id, seq, from_time, to_time, state, operation_id, here_id, rows, bytes, columns, kept_at)
     VALUES ($1::uuid, $1::uuid, $2, 0, '2026-09-01', '2026-10-01', 'ready', $1::uuid, $1::uuid::text, 1, 20, '{realmId}', now())`,
    [id, customer],
  );
  await sql("INSERT INTO usage_report_chunk (part_id, seq, customer_id, bytes) VALUES ($1, 0, $2, $3)", [
    id,
    customer,
    gzipSync('"whose"\n"own"\n'),
  ]);
  await sql("SELECT begin_usage_part($1)", [id]);
  const mark = id.replaceAll("-", "");
  await sql(`INSERT INTO usage_row_${mark} (line, item, customer_id) VALUES (1, 1, $1)`, [customer]);
  await sql(
    `INSERT INTO usage_text_${mark} VALUES (default, 1, $1, 'r', '', '', '', '', '', '', '', '', '', '', '', '', '', NULL, 0)`,
    [customer],
  );
  await sql("SELECT finish_usage_part($1)", [id]);
  return id;
}

async function accountOf({ sql }: Ground, customer: string): Promise<string> {
  const [row] = await sql<{ owner: string }>(
    "SELECT owner FROM assignment WHERE customer_id = $1 AND removed_at IS NULL ORDER BY owner LIMIT 1",
    [customer],
  );
  return row?.owner ?? "";
}
