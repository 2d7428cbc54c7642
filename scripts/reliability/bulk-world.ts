import { randomUUID } from "node:crypto";
import { awsAccountId } from "@/lib/domain/values/aws-account-id";
import { customerId } from "@/lib/domain/values/customer-id";
import type { BatchIntent } from "@/lib/operations/record-batch";
import type { OperationIntent } from "@/lib/operations/record-operation";
import type { Ground } from "./ground";

const CUSTOMERS = 20;
const ACCOUNTS_EACH = 10;
const FIRST_CUSTOMER = 5_000;
const FIRST_ACCOUNT = 1_600_000_000_000;
const HEAD = 900_000_000_000;
const OWNER = 910_000_000_000;

export const BULK_ROWS = CUSTOMERS * ACCOUNTS_EACH;

/** Twenty customers without accounts, and for each a family of ten that nobody holds. */
export async function addBulkRows({ control }: Ground): Promise<void> {
  const numbers = Array.from({ length: CUSTOMERS }, (_, at) => at);
  const [like] = (await control.store()).customers ?? [];
  const [account] = (await control.store()).accounts ?? [];
  const customers = numbers.map((at) => ({
    ...like,
    id: FIRST_CUSTOMER + at,
    name: `Bulk ${at}`,
    externalId: `bulk-${at}`,
    tags: [],
    billing: { enabled: true, folder: "" },
  }));
  const accounts = numbers.flatMap((at) => [
    accountRow(account, { at: CUSTOMERS * ACCOUNTS_EACH + at, owner: headOf(at), head: headOf(at) }),
    ...ownersOf(at).map((owner, place) =>
      accountRow(account, { at: at * ACCOUNTS_EACH + place, owner, head: headOf(at) }),
    ),
  ]);
  await control.rows({ put: { customers, accounts } });
}

/** Each customer's payer first, then the accounts linked to it. */
export function bulkApply(): BatchIntent {
  const operations = Array.from({ length: CUSTOMERS }, (_, at) => at).flatMap((at) => {
    const customer = String(FIRST_CUSTOMER + at);
    const [payer = "", ...linked] = ownersOf(at);
    const first = assign(payer, { customer, payer });
    return [first, ...linked.map((owner) => ({ ...assign(owner, { customer, payer }), wave: 1, after: [first.id] }))];
  });
  const inWaves = operations.toSorted((one, other) => (one.wave ?? 0) - (other.wave ?? 0));
  return { id: randomUUID(), subject: "many accounts", operations: inWaves };
}

function assign(owner: string, to: { customer: string; payer: string }): OperationIntent {
  const customer = customerId(to.customer);
  return {
    id: randomUUID(),
    kind: "assign-account",
    upstream: "cloudhealth",
    resourceKey: `assignment:${owner}`,
    subject: owner,
    payload: { owner: awsAccountId(owner), customer, payer: awsAccountId(to.payer) },
    customerId: customer,
  };
}

const headOf = (at: number) => String(HEAD + at);
const ownersOf = (at: number) =>
  Array.from({ length: ACCOUNTS_EACH }, (_, place) => String(OWNER + at * ACCOUNTS_EACH + place));

function accountRow(like: object | undefined, row: { at: number; owner: string; head: string }) {
  const id = FIRST_ACCOUNT + row.at;
  const name = `Bulk account ${row.owner}`;
  return { ...like, id, index: id, trend: id, name, ownerId: row.owner, awsPayer: row.head, tags: [] };
}
