import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { watchUsagePart } from "@/lib/services/usage/watch-usage-part";
import { workOnce } from "../testing/operations";
import { SYSTEM } from "../testing/scopes";
import { askForUsage } from "../testing/usage";
import { tookEffect } from "./fault-table";
import type { Ground } from "./ground";
import type { FaultOrders, StruckOperation } from "./struck-operation";

const REPORTS = "/v2/usage/realms/:realmId/reports";
const OUTPUT = `GET ${REPORTS}/:reportId/output`;
/** Five months: two HERE reports. */
const SPLIT = { from: "2026-05-01", to: "2026-10-01", groupBy: ["billingTag", "appId"] } as const;
const PARTS = 2;

/** A usage report of two parts asked of HERE. A lost answer is settled by HERE's list: every part is made once, or a person is asked. */
export const REQUEST_OPERATION: StruckOperation = {
  name: "HERE report create",
  upstream: "here",
  orders: ({ order, ofLists }, place): FaultOrders => {
    const post = { upstream: "here", route: `POST ${REPORTS}`, times: 1 };
    const lost = { ...post, kind: "execute-then-500" };
    if (ofLists) return [lost, { upstream: "here", route: `GET ${REPORTS}`, times: 1, ...order }];
    const again = [
      { ...post, kind: "rate-limited" },
      { ...post, ...order, skip: 1 },
    ];
    return { first: [{ ...post, ...order }], middle: again, last: again }[place];
  },
  async begin(ground, fault) {
    await record(ground);
    return {
      step: async () => {
        await workOnce();
        const ended = ["SUCCEEDED", "REJECTED", "NEEDS_REVIEW"];
        return (await partsOf(ground)).every(({ operation }) => ended.includes(operation));
      },
      faults: () => faultsOfRequests(ground, fault.isBelievable === true),
    };
  },
};

/** The same report while workers do the work: asked for, waited for, and judged with its files. */
export async function splitReport(
  ground: Ground,
): Promise<{ isOver(): Promise<boolean>; faults(): Promise<string[]> }> {
  await record(ground);
  const open = async () =>
    (await partsOf(ground)).filter(({ state, operation }) => state !== "ready" && operation !== "NEEDS_REVIEW");
  return {
    isOver: async () => (await open()).length === 0,
    faults: async () => [
      ...(await faultsOfRequests(ground, false)),
      ...(await open()).map(({ state, operation }) => `a part is ${state}, its request ${operation}`),
    ],
  };
}

async function faultsOfRequests(ground: Ground, mayLie: boolean): Promise<string[]> {
  const calls = await ground.control.requests();
  const effects = calls.filter((call) => call.method === "POST" && call.path === REPORTS && tookEffect(call));
  const made = (await ground.control.store()).reports ?? [];
  const parts = await partsOf(ground);
  return [
    ...(parts.length === PARTS ? [] : [`there are ${parts.length} parts`]),
    ...(effects.length > PARTS ? [`${effects.length} requests took effect`] : []),
    ...parts.flatMap((part) => faultsOf(part, made, mayLie)),
  ];
}

interface Part {
  readonly id: string;
  readonly state: string;
  readonly operation: string;
  readonly here_id: string | null;
  readonly starts: string;
}

function faultsOf(part: Part, made: readonly Readonly<Record<string, unknown>>[], mayLie: boolean): string[] {
  const own = made.filter((report) => JSON.stringify(report.query).includes(`"startDate","${part.starts}"`));
  const [first] = own;
  const isTold = {
    SUCCEEDED: own.length === 1 && (mayLie || part.here_id === `REPORT-${first?.id}`),
    REJECTED: own.length === 0,
    // What stands in HERE's list alone is found there.
    NEEDS_REVIEW: own.length !== 1,
  }[part.operation];
  return [
    ...(own.length > 1 ? [`${own.length} reports were made of one part`] : []),
    ...(isTold === true ? [] : [`a part ended ${part.operation} and ${own.length} reports were made of it`]),
  ];
}

/** A report that was made: watched until the files of all its parts are kept. */
export function watchOperation(truth: string): StruckOperation {
  return {
    name: "HERE report poll",
    upstream: "here",
    orders: ({ order, ofFiles }, place): FaultOrders => {
      const route = ofFiles || place === "last" ? OUTPUT : `GET ${REPORTS}/:reportId`;
      return [{ upstream: "here", route, times: 1, skip: route !== OUTPUT && place === "middle" ? 2 : 0, ...order }];
    },
    async begin(ground) {
      await made(ground);
      return {
        step: () => watchAll(ground),
        async faults() {
          const open = (await partsOf(ground)).filter(({ state }) => state !== "ready");
          if (open.length > 0) return open.map(({ state }) => `a part ended ${state}`);
          return (await fileOf(ground)) === truth ? [] : ["another file was kept than HERE has"];
        },
      };
    },
  };
}

/** What the files hold when nothing is struck. */
export async function trueFile(ground: Ground): Promise<string> {
  await made(ground);
  for (let looks = 0; looks < 10; looks += 1) if (await watchAll(ground)) return fileOf(ground);
  throw new Error("The report came to no end");
}

/** One look at every part. True when none is to be looked at again. */
async function watchAll(ground: Ground): Promise<boolean> {
  const waits: (number | null)[] = [];
  for (const { id } of await partsOf(ground)) waits.push(await watchUsagePart(SYSTEM, id));
  return waits.every((wait) => wait === null);
}

async function made(ground: Ground): Promise<void> {
  await record(ground);
  await workOnce();
  if ((await partsOf(ground)).some(({ operation }) => operation !== "SUCCEEDED")) throw new Error("It was not made");
}

async function record({ sql }: Ground): Promise<void> {
  await askForUsage({ ...SPLIT });
  await sql("DELETE FROM graphile_worker._private_jobs");
}

function partsOf({ sql }: Ground): Promise<Part[]> {
  return sql<Part>(
    `SELECT p.id::text, p.state, o.state AS operation, p.here_id, to_char(p.from_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') AS starts
     FROM usage_report_part p JOIN operation o ON o.id = p.operation_id ORDER BY p.from_time`,
  );
}

async function fileOf({ sql }: Ground): Promise<string> {
  const chunks = await sql<{ bytes: Buffer }>(
    "SELECT c.bytes FROM usage_report_chunk c JOIN usage_report_part p ON p.id = c.part_id ORDER BY p.from_time, c.seq",
  );
  return createHash("sha256")
    .update(gunzipSync(Buffer.concat(chunks.map(({ bytes }) => bytes))))
    .digest("hex");
}
