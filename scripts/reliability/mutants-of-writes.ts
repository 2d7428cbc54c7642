import type { Mutant } from "./mutant";

const RUN = "lib/operations/run-operation.ts";
const RUN_TESTS = ["lib/operations/run-operation.db.test.ts", "lib/operations/performers.db.test.ts"];
const FENCE_TESTS = ["lib/operations/operation-fence.db.test.ts"];
const OPERATION_ROWS = "lib/db/operation-rows.ts";
const WORKBENCH = "prisma/migrations/20261125090000_workbench/migration.sql";
const SYNC_TESTS = ["lib/services/sync/sync-cloudhealth.db.test.ts"];

/** In the operation log and in the sync. */
export const MUTANTS_OF_WRITES: readonly Mutant[] = [
  {
    name: "one thing has several operations under way",
    file: WORKBENCH,
    search: 'CREATE UNIQUE INDEX "operation_one_open_per_resource"',
    replace: 'CREATE INDEX "operation_one_open_per_resource"',
    tests: [...RUN_TESTS, ...FENCE_TESTS, "lib/services/assignments/assign-account.db.test.ts"],
  },
  {
    name: "a write whose answer is lost is sent again without a look",
    file: RUN,
    search: "return lookAgain(turn, outcome.reason, null);",
    replace: "return waitAndRetry(turn, outcome.reason, null);",
    tests: RUN_TESTS,
  },
  {
    name: "a look-back does not wait until a late request has landed",
    file: RUN,
    search: "settledAt > now().getTime();",
    replace: "settledAt > Number.MAX_VALUE;",
    tests: [...RUN_TESTS, ...FENCE_TESTS],
  },
  {
    name: "a refusal is a failure, whoever took the name",
    file: RUN,
    search: "return mayStand ? lookBack(turn, outcome.lines) : rejectAsSaid(turn, outcome.lines, UNSEEN);",
    replace: "return rejectAsSaid(turn, mayStand ? outcome.lines : outcome.lines, UNSEEN);",
    tests: RUN_TESTS,
  },
  {
    name: "a success leaves no row in the cache",
    file: RUN,
    search: "await performer.keep(db, value, { operationId: claimed.id, payload, at });",
    replace: "",
    tests: RUN_TESTS,
  },
  {
    name: "a success leaves no entry in the audit",
    file: RUN,
    search: 'await addAuditEntry(db, auditOf(claimed, { what: "done", customerId: made.customerId, detail }));',
    replace: "",
    tests: RUN_TESTS,
  },
  {
    name: "a worker that lost its claim settles the operation",
    file: OPERATION_ROWS,
    search: `where: { id: claimed.id, fence: claimed.fence, state: "IN_FLIGHT" },
    data: {
      state`,
    replace: `where: { id: claimed.id },
    data: {
      state`,
    tests: FENCE_TESTS,
  },
  {
    name: "what a dead worker held is never taken up",
    file: OPERATION_ROWS,
    search: "OR (o.state = 'IN_FLIGHT' AND o.lease_until < now())",
    replace: "OR (o.state = 'IN_FLIGHT' AND o.lease_until < now() - interval '1 year')",
    tests: FENCE_TESTS,
  },
  {
    name: "an edit made from an old version goes through",
    file: "lib/operations/record-operation.ts",
    search: "return found === changes.version ? null :",
    replace: "return found !== null ? null :",
    tests: ["lib/operations/record-operation.db.test.ts"],
  },
  {
    name: "a list may shrink by any number of rows",
    file: "lib/domain/sync/shrink-guard.ts",
    search: "return missing > Math.max(",
    replace: "return missing > 1_000_000 + Math.max(",
    tests: ["lib/domain/sync/shrink-guard.test.ts"],
    isQuick: true,
  },
  {
    name: "one run is enough to remove a row",
    file: "lib/db/removal-rows.ts",
    search: "const ENOUGH_RUNS = 2;",
    replace: "const ENOUGH_RUNS = 1;",
    tests: SYNC_TESTS,
  },
  {
    name: "a row is removed without asking for it",
    file: "lib/services/sync/confirm-removals.ts",
    search: "const isAlive = await isThere(scope, candidate);",
    replace: "const isAlive = !candidate && (await isThere(scope, candidate));",
    tests: SYNC_TESTS,
  },
  {
    name: "a row is buried while somebody writes it",
    file: "lib/db/removal-rows.ts",
    search: "isBeingWritten(table, table)}`;",
    replace: "Prisma.sql`false`}`;",
    tests: ["lib/services/sync/confirm-removals.db.test.ts"],
  },
  {
    name: "a reading overwrites what an operation is writing",
    file: "lib/db/sync-rows.ts",
    search: 'isBeingWritten(table, "seen")}',
    replace: "Prisma.sql`false`}",
    tests: SYNC_TESTS,
  },
  {
    name: "a list that is shorter than its total is whole",
    file: "lib/services/sync/read-list.ts",
    search: "const counted = total === null || rows + unusable === total;",
    replace: "const counted = total === null || rows + unusable <= total;",
    tests: SYNC_TESTS,
  },
  {
    name: "the same page may come for ever",
    file: "lib/upstreams/cloudhealth/page-walk.ts",
    search: "if (page.items.length > 0 && seen.has(print))",
    replace: "if (page.items.length > 1_000_000 && seen.has(print))",
    tests: ["lib/upstreams/cloudhealth/page-walk.http.test.ts"],
  },
  {
    name: "history steps back in time",
    file: "prisma/migrations/20261124080000_nothing_lost/migration.sql",
    search: "CASE WHEN OLD.removed_at IS NOT NULL THEN NEW.fetched_at END,",
    replace: "",
    tests: ["lib/db/row-history.db.test.ts"],
  },
  {
    name: "a migration is killed half done",
    file: "scripts/migrations/apply-migrations.ts",
    search: "if (controlsItsTransaction(migration.sql)) {",
    replace: "if (migration.sql || controlsItsTransaction(migration.sql)) {",
    tests: ["scripts/migrations/apply-migrations.db.test.ts"],
  },
];
