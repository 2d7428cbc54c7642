import { randomUUID } from "node:crypto";
import type { StaffScope } from "@/lib/domain/access/scope";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import { type OperationIntent, recordOperation } from "@/lib/operations/record-operation";
import type { Dice } from "../testing/assignment-contract/dice";
import type { TestSql } from "../testing/sql";
import type { Turnstile } from "./turnstile";

const OPERATIONS_EACH = 2;
const TOLD = ["operation-under-way", "version-conflict", "operation-conflict"];

export interface Rivalry {
  readonly sql: TestSql;
  readonly dice: Dice;
  readonly turnstile: Turnstile;
  /** The accounts and customers that everybody writes to. */
  readonly owners: readonly string[];
  readonly customers: readonly string[];
  /** Ids of what was acknowledged. */
  readonly acknowledged: Set<string>;
  readonly wrong: string[];
  losers: number;
}

interface SeenAssignment {
  readonly upstream_id: string;
  readonly customer_id: string;
  readonly payer: string;
  readonly version: number;
  readonly is_there: boolean;
}

/** Somebody who looks at a row, thinks for a while, and writes from what was seen. */
export async function operate(rivalry: Rivalry, scope: StaffScope): Promise<void> {
  const { dice, turnstile } = rivalry;
  for (let at = 0; at < OPERATIONS_EACH; at += 1) {
    const intent = dice.below(5) === 0 ? await renaming(rivalry, scope.name) : await moving(rivalry);
    await turnstile.turn();
    const clicks = dice.below(10);
    if (clicks < 2) await Promise.all([submit(rivalry, scope, intent), submit(rivalry, scope, intent)]);
    else if (clicks === 2) {
      await submit(rivalry, scope, intent);
      await submit(rivalry, scope, { ...intent, payload: { ...intent.payload, other: true } });
    } else await submit(rivalry, scope, intent);
  }
}

async function submit(rivalry: Rivalry, scope: StaffScope, intent: OperationIntent): Promise<void> {
  const { turnstile, acknowledged, wrong } = rivalry;
  const recorded = await recordOperation(scope, intent, () => turnstile.turn());
  if (recorded.ok) {
    acknowledged.add(recorded.value.operationId);
    if (recorded.value.operationId !== intent.id) wrong.push("another operation was acknowledged than was asked for");
    return;
  }
  rivalry.losers += 1;
  if (!TOLD.includes(recorded.refusal.code)) wrong.push(`a loser was told ${recorded.refusal.code}`);
}

async function moving({ sql, dice, owners, customers }: Rivalry): Promise<OperationIntent> {
  const owner = dice.pick(owners);
  const to = dice.pick(customers);
  const [seen] = await sql<SeenAssignment>(
    "SELECT upstream_id, customer_id, payer, version, removed_at IS NULL AS is_there FROM assignment WHERE owner = $1",
    [owner],
  );
  const account = awsAccountId(owner);
  const draft = { owner: account, customer: customerId(to), payer: account };
  const about = {
    id: randomUUID(),
    upstream: "cloudhealth",
    resourceKey: `assignment:${owner}`,
    subject: owner,
  } as const;
  if (!seen?.is_there) return { ...about, kind: "assign-account", payload: draft, customerId: draft.customer };
  const changes = { table: "assignment", key: owner, version: seen.version } as const;
  const held = { id: seen.upstream_id, owner: account, customer: customerId(seen.customer_id), payer: account };
  if (dice.below(3) === 0) {
    const payload = { ...held, managedBy: "v1" };
    return { ...about, kind: "remove-assignment", payload, customerId: held.customer, changes };
  }
  const payload = { ...draft, id: seen.upstream_id };
  return { ...about, kind: "change-assignment", payload, customerId: draft.customer, changes };
}

async function renaming({ sql, dice, customers }: Rivalry, who: string): Promise<OperationIntent> {
  const id = dice.pick(customers);
  const [seen] = await sql<{ version: number }>("SELECT version FROM customer WHERE id = $1", [id]);
  const version = seen?.version ?? 0;
  return {
    id: randomUUID(),
    kind: "change-customer",
    upstream: "cloudhealth",
    resourceKey: `customer:${id}`,
    subject: id,
    payload: {
      id: customerId(id),
      change: { billingContact: `${who.toLowerCase()}.${version}.${dice.below(1_000)}@n.example` },
    },
    customerId: customerId(id),
    changes: { table: "customer", key: id, version },
  };
}
