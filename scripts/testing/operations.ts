import { randomUUID } from "node:crypto";
import type { AssignmentDraft } from "@/lib/domain/assignments/assignment";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import type { OperationIntent } from "@/lib/operations/record-operation";
import { runDueOperations } from "@/lib/operations/run-due-operations";
import { SYSTEM } from "./scopes";
import type { TestSql } from "./sql";

const STEP_MS = 20;

/** Runs what is due while `work` goes on, as the worker process does. */
export async function whileWorking<T>(work: () => Promise<T>): Promise<T> {
  let over = false;
  const loop = (async () => {
    while (!over) {
      await runDueOperations(SYSTEM, () => false);
      await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    }
  })();
  try {
    return await work();
  } finally {
    over = true;
    await loop;
  }
}

/** One round of the worker. */
export async function workOnce(): Promise<void> {
  await runDueOperations(SYSTEM, () => false);
}

/** Moves everything that operations and lanes wait for into the past: the rules about time hold, the test need not wait. */
export async function letPass(sql: TestSql, seconds: number): Promise<void> {
  await sql(
    `update operation set run_after = run_after - make_interval(secs => $1), sent_at = sent_at - make_interval(secs => $1),
       lease_until = lease_until - make_interval(secs => $1)`,
    [seconds],
  );
  await openLanes(sql);
}

/** Lets calls through at once, as after a quiet minute. */
export async function openLanes(sql: TestSql): Promise<void> {
  await sql(
    `update upstream_lane set calls = '{}', paused_until = null, failures = 0, trouble = null, trouble_since = null,
       breaker = 'closed', recent = '', opened_at = null, probe_at = null, wanted_at = null`,
  );
}

export interface OperationRow {
  readonly state: string;
  readonly fence: number;
  readonly attempts: number;
  readonly sent_at: Date | null;
  readonly outcome: { readonly trouble: string | null; readonly refusals: readonly { code: string }[] };
}

export async function operationRow(sql: TestSql, id: string): Promise<OperationRow> {
  const [row] = await sql<OperationRow>(
    "select state, fence, attempts, sent_at, outcome from operation where id = $1",
    [id],
  );
  if (!row) throw new Error(`There is no operation ${id}`);
  return row;
}

/** Lets the worker go on until the operation is over; a hundred seconds pass between its rounds. */
export async function untilOver(sql: TestSql, id: string): Promise<OperationRow> {
  const over = ["SUCCEEDED", "REJECTED", "CANCELLED", "NEEDS_REVIEW"];
  for (let round = 0; round < 12; round += 1) {
    const row = await operationRow(sql, id);
    if (over.includes(row.state)) return row;
    await letPass(sql, 100);
    await workOnce();
  }
  return operationRow(sql, id);
}

export function standalone(owner: string, customer: string): AssignmentDraft {
  return { owner: awsAccountId(owner), customer: customerId(customer), payer: awsAccountId(owner) };
}

export function assignIntent(draft: AssignmentDraft, id: string = randomUUID()): OperationIntent {
  const { owner, customer } = draft;
  return {
    id,
    kind: "assign-account",
    upstream: "cloudhealth",
    resourceKey: `assignment:${owner}`,
    subject: owner,
    payload: draft,
    customerId: customer,
  };
}
