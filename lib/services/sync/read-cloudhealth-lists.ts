import "server-only";
import { withScope } from "@/lib/db/client";
import { countAlive, toAccountColumns, toAssignmentColumns, toCustomerColumns } from "@/lib/db/sync-rows";
import { noteSyncProgress } from "@/lib/db/sync-run-rows";
import type { StagedKind } from "@/lib/db/sync-staging-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import type { Assignment } from "@/lib/domain/assignments/assignment";
import type { SyncStep } from "@/lib/domain/sync/sync-run";
import { upstreamClients } from "@/lib/operations/upstream-clients";
import { type ListToRead, readList } from "@/lib/services/sync/read-list";
import { ACCOUNTS_A_PAGE, listAwsAccounts } from "@/lib/upstreams/cloudhealth/accounts-api";
import { ASSIGNMENTS_A_PAGE, listAssignments, listBlockAssignments } from "@/lib/upstreams/cloudhealth/assignments-api";
import { CUSTOMERS_A_PAGE, listCustomers } from "@/lib/upstreams/cloudhealth/customers-api";

export interface ListsRead {
  readonly rows: number;
  readonly isWhole: boolean;
  readonly kinds: readonly { readonly kind: StagedKind; readonly rows: number }[];
}

const STEP: Record<StagedKind, SyncStep> = {
  customer: "customers",
  aws_account: "accounts",
  assignment: "assignments",
  block: "assignments",
};
const A_PAGE: Record<StagedKind, number> = {
  customer: CUSTOMERS_A_PAGE,
  aws_account: ACCOUNTS_A_PAGE,
  assignment: ASSIGNMENTS_A_PAGE,
  block: ASSIGNMENTS_A_PAGE,
};
const KINDS: readonly StagedKind[] = ["customer", "aws_account", "assignment", "block"];

/** Reads CloudHealth's four lists aside, one after the other, and notes after every page how far it is. */
export async function readCloudhealthLists(scope: SystemScope, runId: string): Promise<ListsRead> {
  const { cloudhealth } = await upstreamClients(scope);
  const progress = await startProgress(scope, runId);
  const read = async <T>(list: Pick<ListToRead<T>, "kind" | "pages" | "toRow">) => {
    const done = await readList(scope, runId, {
      ...list,
      onPage: (met, total, pass) => progress({ kind: list.kind, met, total, pass }),
    });
    return { kind: list.kind, ...done };
  };
  const kinds = [
    await read({
      kind: "customer",
      pages: () => listCustomers(cloudhealth),
      toRow: (customer) => ({ key: customer.id, row: toCustomerColumns(customer) }),
    }),
    await read({
      kind: "aws_account",
      pages: () => listAwsAccounts(cloudhealth),
      toRow: (account) => ({ key: account.owner, row: toAccountColumns(account) }),
    }),
    await read({ kind: "assignment", pages: () => listAssignments(cloudhealth), toRow: toAssignmentRow }),
    await read({ kind: "block", pages: () => listBlockAssignments(cloudhealth), toRow: toAssignmentRow }),
  ];
  return {
    rows: kinds.reduce((sum, one) => sum + one.rows, 0),
    isWhole: kinds.every((one) => one.isWhole),
    kinds,
  };
}

function toAssignmentRow(assignment: Assignment) {
  return { key: assignment.owner, row: toAssignmentColumns(assignment) };
}

interface PageRead {
  readonly kind: StagedKind;
  readonly met: number;
  readonly total: number | null;
  readonly pass: number;
}

/** Counts the calls made and those to come: by what the upstream says of a list, before that by what the cache holds. */
async function startProgress(scope: SystemScope, runId: string) {
  const pages = new Map<StagedKind, number>();
  const passesOf = new Map<StagedKind, number>();
  const pagesOf = (kind: StagedKind, rows: number) => Math.max(1, Math.ceil(rows / A_PAGE[kind]));
  for (const kind of KINDS) pages.set(kind, pagesOf(kind, await withScope(scope, (db) => countAlive(db, kind))));
  let [calls, passes] = [0, 0];
  return async ({ kind, met, total, pass }: PageRead) => {
    calls += 1;
    passes = Math.max(passes, pass);
    if (total !== null) pages.set(kind, pagesOf(kind, total));
    passesOf.set(kind, pass);
    const callsPlanned = Math.max(
      calls,
      [...pages].reduce((sum, [of, count]) => sum + count * (passesOf.get(of) ?? 1), 0),
    );
    await withScope(scope, (db) =>
      noteSyncProgress(db, runId, { step: STEP[kind], done: met, total, calls, callsPlanned, passes }),
    );
  };
}
