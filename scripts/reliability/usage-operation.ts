import { createHash, randomUUID } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { insertUsageReport } from "@/lib/db/report-rows";
import type { UsageReportRequest } from "@/lib/domain/usage/usage-report";
import { customerId } from "@/lib/domain/values/customer-id";
import { recordOperation } from "@/lib/operations/record-operation";
import { watchUsageReport } from "@/lib/services/usage/watch-usage-report";
import { workOnce } from "../testing/operations";
import { SYSTEM, staffScope } from "../testing/scopes";
import { tookEffect } from "./fault-table";
import type { Ground } from "./ground";
import type { FaultOrders, StruckOperation } from "./struck-operation";

const OPERATOR = staffScope("operator", "Ola");
const REPORTS = "/v2/usage/realms/:realmId/reports";
const OUTPUT = `GET ${REPORTS}/:reportId/output`;
const REALM = "org100003947";

const REQUEST: UsageReportRequest = {
  from: "2026-09-01",
  to: "2026-10-01",
  detailLevel: "day",
  groupBy: ["billingTag", "appId"],
  billingTag: null,
  category: null,
  subAccounts: [REALM],
};

/** A usage report asked of HERE. A request of unknown outcome is left to a person, since nothing tells two reports apart. */
export const REQUEST_OPERATION: StruckOperation = {
  name: "HERE report create",
  upstream: "here",
  orders: ({ order }, place): FaultOrders => {
    const post = { upstream: "here", route: `POST ${REPORTS}`, times: 1 };
    const again = [
      { ...post, kind: "rate-limited" },
      { ...post, ...order, skip: 1 },
    ];
    return { first: [{ ...post, ...order }], middle: again, last: again }[place];
  },
  async begin(ground) {
    await record(ground);
    return {
      step: async () => {
        await workOnce();
        return ["SUCCEEDED", "REJECTED", "NEEDS_REVIEW"].includes(await stateOf(ground));
      },
      async faults() {
        const state = await stateOf(ground);
        const calls = await ground.control.requests();
        const effects = calls.filter((call) => call.method === "POST" && call.path === REPORTS && tookEffect(call));
        const made = (await ground.control.store()).reports?.length ?? 0;
        const isTold = state === "SUCCEEDED" ? made === 1 : state === "NEEDS_REVIEW" || made === 0;
        return [
          ...(made > 1 || effects.length > 1 ? [`${made} reports were made`] : []),
          ...(isTold ? [] : [`it ended ${state} and ${made} reports were made`]),
        ];
      },
    };
  },
};

/** A report that was made: watched until its file is kept. */
export function watchOperation(truth: string): StruckOperation {
  return {
    name: "HERE report poll",
    upstream: "here",
    orders: ({ order, ofFiles }, place): FaultOrders => {
      const route = ofFiles || place === "last" ? OUTPUT : `GET ${REPORTS}/:reportId`;
      return [{ upstream: "here", route, times: 1, skip: route !== OUTPUT && place === "middle" ? 2 : 0, ...order }];
    },
    async begin(ground) {
      const id = await made(ground);
      return {
        step: async () => (await watchUsageReport(SYSTEM, id)) === null,
        async faults() {
          const [report] = await ground.sql<{ state: string; failure: string | null }>(
            "SELECT state, failure FROM usage_report",
          );
          if (report?.state !== "ready") return [`the report ended ${report?.state} (${report?.failure})`];
          return (await fileOf(ground)) === truth ? [] : ["another file was kept than HERE has"];
        },
      };
    },
  };
}

/** What the file holds when nothing is struck. */
export async function trueFile(ground: Ground): Promise<string> {
  const id = await made(ground);
  for (let looks = 0; looks < 10; looks += 1) if ((await watchUsageReport(SYSTEM, id)) === null) return fileOf(ground);
  throw new Error("The report came to no end");
}

async function made(ground: Ground): Promise<string> {
  const id = await record(ground);
  await workOnce();
  if ((await stateOf(ground)) !== "SUCCEEDED") throw new Error("The report was not made");
  return id;
}

async function record({ sql }: Ground): Promise<string> {
  const id = randomUUID();
  const customer = customerId("3947");
  const report = { id, customerId: customer, realm: REALM, request: REQUEST };
  const recorded = await recordOperation(
    OPERATOR,
    {
      id,
      kind: "request-usage-report",
      upstream: "here",
      resourceKey: `report:${id}`,
      subject: "Acme",
      payload: { reportId: id, customerId: customer, request: REQUEST },
      customerId: customer,
    },
    (db) => insertUsageReport(db, { ...report, requestedById: OPERATOR.userId, requestedByName: OPERATOR.name }),
  );
  if (!recorded.ok) throw new Error("The report was not recorded");
  await sql("DELETE FROM graphile_worker._private_jobs");
  return id;
}

async function stateOf({ sql }: Ground): Promise<string> {
  return (await sql<{ state: string }>("SELECT state FROM operation"))[0]?.state ?? "";
}

async function fileOf({ sql }: Ground): Promise<string> {
  const chunks = await sql<{ bytes: Buffer }>("SELECT bytes FROM usage_report_chunk ORDER BY seq");
  return createHash("sha256")
    .update(gunzipSync(Buffer.concat(chunks.map(({ bytes }) => bytes))))
    .digest("hex");
}
