import { randomUUID } from "node:crypto";
import { inTransaction } from "@/lib/db/client";
import { releaseMissing } from "@/lib/db/removal-rows";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import { type OperationIntent, recordOperation } from "@/lib/operations/record-operation";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { letPass, openLanes, workOnce } from "../testing/operations";
import { SYSTEM, staffScope } from "../testing/scopes";
import type { Ground } from "./ground";
import { type Change, editOf, type Past } from "./sync-changes";
import { type ObservedRun, wrongsOf } from "./sync-expectations";
import { type Cache, keysInHand, readCache, TABLES, type Truth, truthOf } from "./sync-view";
import { readWorld } from "./sync-world";

const OPERATOR = staffScope("operator", "Ola");

export const ASKED = ["assign", "change", "remove", "rename", "delete"] as const;
export const WRITE_FAULTS = [null, "execute-then-500", "reset", "execute-then-reset", "empty-body"] as const;

export type Step =
  | { readonly do: "change"; readonly change: Change }
  | {
      readonly do: "ask";
      readonly ask: (typeof ASKED)[number];
      readonly at: number;
      readonly fault: (typeof WRITE_FAULTS)[number];
    }
  /** Lets the portal's worker do what is due; the time that it waits for passes. */
  | { readonly do: "work" }
  /** An admin lets the rows of a held run go. */
  | { readonly do: "release" };

export interface Midway {
  /** Before which of the run's pages. */
  readonly page: number;
  readonly step: Step;
}

export interface Reading {
  readonly faults: readonly (Readonly<Record<string, unknown>> & { readonly kind: string })[];
  readonly midway: readonly Midway[];
}

export interface Scene {
  readonly ground: Ground;
  readonly past: Past;
  /** Called before each page of a list; null while nobody listens. */
  beforePage: ((page: number) => Promise<void>) | null;
}

export async function take(scene: Scene, step: Step): Promise<void> {
  const { control, sql } = scene.ground;
  switch (step.do) {
    case "change": {
      const edit = editOf(await readWorld(scene.ground), step.change, scene.past);
      if (edit) await control.rows(edit);
      return;
    }
    case "ask": {
      const intent = intentOf(await readCache(sql), step.ask, step.at);
      if (intent) await recordOperation(OPERATOR, intent);
      if (step.fault)
        await control.order({ upstream: "cloudhealth", route: WRITES[step.ask], kind: step.fault, times: 1 });
      return;
    }
    case "work":
      await letPass(sql, 100);
      return workOnce();
    case "release":
      return release(scene.ground);
  }
}

const ASSIGNMENTS = "/v1/aws_account_assignments";
const WRITES = {
  assign: `POST ${ASSIGNMENTS}`,
  change: `PUT ${ASSIGNMENTS}/:id`,
  remove: `DELETE ${ASSIGNMENTS}/:id`,
  rename: "PUT /v1/customers/:id",
  delete: "DELETE /v1/customers/:id",
} as const;

/** The portal acts on what it knows, which may be untrue by now. */
export function intentOf(cache: Cache, ask: (typeof ASKED)[number], at: number): OperationIntent | null {
  const alive = [...cache.values()].filter(({ removed }) => !removed);
  const customers = alive.filter(({ table }) => table === "customer");
  const customer = customers[at % customers.length]?.key;
  if (customer === undefined) return null;
  const shared = { id: randomUUID(), upstream: "cloudhealth", customerId: customerId(customer) } as const;
  if (ask === "rename" || ask === "delete") {
    const id = customerId(customer);
    const about = { ...shared, subject: customer, resourceKey: `customer:${customer}` };
    return ask === "delete"
      ? { ...about, kind: "delete-customer", payload: { id } }
      : { ...about, kind: "change-customer", payload: { id, change: { name: `Ours ${at}` } } };
  }
  const held = alive.filter(({ table, content }) => table === "assignment" && content.endsWith('"v1"]'));
  const free = alive.filter(
    ({ table, key }) => table === "aws_account" && cache.get(`assignment ${key}`)?.removed !== false,
  );
  const line = ask === "assign" ? free[at % free.length] : held[at % held.length];
  if (!line) return null;
  const [owner, about] = [
    awsAccountId(line.key),
    { ...shared, subject: line.key, resourceKey: `assignment:${line.key}` },
  ];
  if (ask === "assign")
    return { ...about, kind: "assign-account", payload: { owner, customer: customerId(customer), payer: owner } };
  const [id, holder, payer]: string[] = JSON.parse(line.content);
  const now = { id, owner, customer: customerId(holder ?? ""), payer: awsAccountId(payer ?? "") };
  return ask === "remove"
    ? { ...about, kind: "remove-assignment", payload: { ...now, managedBy: "v1" } }
    : { ...about, kind: "change-assignment", payload: { ...now, customer: customerId(customer) } };
}

async function release({ sql }: Ground): Promise<void> {
  const [run] = await sql<{ held: { table: string; key: string }[] | null }>(
    "SELECT held FROM sync_run ORDER BY started_at DESC LIMIT 1",
  );
  await inTransaction(SYSTEM, async (db) => {
    for (const table of TABLES) {
      const keys = (run?.held ?? []).filter((row) => row.table === table).map(({ key }) => key);
      if (keys.length > 0) await releaseMissing(db, table, keys);
    }
  });
}

/** One run of the sync with what happens meanwhile; answers what it did that it may not do. */
export async function observe(scene: Scene, { faults, midway }: Reading): Promise<string[]> {
  const { control, sql } = scene.ground;
  await openLanes(sql);
  const since = new Date();
  const before = await readCache(sql);
  const truths: Truth[] = [truthOf(await readWorld(scene.ground))];
  const openBefore = (await keysInHand(sql, since)).open;
  await control.forgetRequests();
  for (const fault of faults) await control.order({ upstream: "cloudhealth", ...fault });
  scene.beforePage = async (page) => {
    for (const { step } of midway.filter((one) => one.page === page)) {
      await take(scene, step);
      truths.push(truthOf(await readWorld(scene.ground)));
    }
  };
  await syncCloudhealth(SYSTEM, "the model");
  scene.beforePage = null;
  truths.push(truthOf(await readWorld(scene.ground)));
  const denials = (await control.requests()).filter(({ method, status }) => method === "GET" && status === 404).length;
  await control.clearFaults();
  const { open, touched } = await keysInHand(sql, since);
  const [run] = await sql<Pick<ObservedRun, "id" | "state" | "changes">>(
    "SELECT id::text, state, changes FROM sync_run ORDER BY started_at DESC LIMIT 1",
  );
  if (!run) return ["no run was noted"];
  const stayedOpen = new Set([...open].filter((key) => openBefore.has(key)));
  const isQuiet = faults.length === 0 && midway.length === 0;
  const after = await readCache(sql);
  return wrongsOf({ ...run, before, after, truths, open: stayedOpen, touched, denials, isQuiet });
}
