import { beforeEach, expect } from "vitest";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { DriftChoice } from "@/lib/domain/drift/drift-choice";
import { type DriftQuery, driftQuery } from "@/lib/domain/drift/drift-query";
import { adoptDrift } from "@/lib/services/drift/adopt-drift";
import { loadDrift } from "@/lib/services/drift/load-drift";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { useDatabase } from "./database";
import { openLanes } from "./operations";
import { useSandbox } from "./sandbox";
import { sandboxControl } from "./sandbox-control";
import { SYSTEM, staffScope } from "./scopes";
import { useSql } from "./sql";

export const OPERATOR = staffScope("operator", "Ola");
export const [ACME, BOREALIS] = ["3947", "3948"] as const;

export async function sync(times = 1): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) expect(await syncCloudhealth(SYSTEM, "a test")).toBe(true);
}

export const load = (query: Partial<Record<keyof DriftQuery | "class", string>> = {}, scope: StaffScope = OPERATOR) =>
  loadDrift(scope, driftQuery(query));
export const found = async () => (await load({ per: "100" })).rows.map(({ owner, classes }) => [owner, ...classes]);

/** Every row that is shown, as a choice. */
export async function allRows(): Promise<DriftChoice> {
  const { rows } = await load({ per: "100" });
  return { of: "rows", rows: rows.map(({ owner, mark }) => ({ owner, mark })) };
}

export const adopt = async () => adoptDrift(OPERATOR, { choice: await allRows(), typed: "" });

/** As another program with the same key does. */
export async function assignElsewhere(owner: string): Promise<void> {
  const answer = await fetch(`${process.env.CLOUDHEALTH_URL}/v1/aws_account_assignments`, {
    method: "POST",
    headers: { authorization: `Bearer ${process.env.CLOUDHEALTH_API_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ owner_id: owner, customer_id: Number(ACME), payer_account_owner_id: owner }),
  });
  expect(answer.ok).toBe(true);
}

/** Nothing read yet before each test. */
export function useDriftWorld() {
  const database = useDatabase();
  const control = sandboxControl(useSandbox());
  const sql = useSql(database);
  beforeEach(async () => {
    await control.reset();
    await sql(
      "truncate assignment_plan, operation, operation_batch, customer, aws_account, assignment, wanted_assignment, assignment_history, customer_history, sync_run, audit_entry cascade",
    );
    await openLanes(sql);
  });
  return {
    sql,
    control,
    ownersOf: async (customer: string) =>
      (await control.store()).assignments
        .filter((held) => String(held.customerId) === customer)
        .map((held) => held.ownerId),
    wanted: async (owner: string) =>
      (await sql("select customer_id, payer, source, set_by_name from wanted_assignment where owner = $1", [owner]))[0],
  };
}
