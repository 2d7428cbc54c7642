import "server-only";
import { inTransaction } from "@/lib/db/client";
import { putStatements } from "@/lib/db/cost-statement-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import type { CostStatement } from "@/lib/domain/costs/cost-statement";
import { month } from "@/lib/domain/values/month";
import { upstreamClients } from "@/lib/operations/upstream-clients";
import { runRefresh } from "@/lib/services/sync/run-refresh";
import { now } from "@/lib/support/clock";
import { listStatements } from "@/lib/upstreams/cloudhealth/statements-api";

const PUT_TIMEOUT_MS = 120_000;

/** Reads how every customer's statements of one month stand; they are kept when the list was read to its end. */
export function refreshStatements(scope: SystemScope, key: string): Promise<void> {
  const of = month(key);
  return runRefresh(scope, { kind: "cost-statements", key: of }, async () => {
    const at = now();
    const statements: CostStatement[] = [];
    for await (const page of listStatements((await upstreamClients(scope)).cloudhealth, of)) {
      statements.push(...page.items.filter((statement) => statement.month === of));
    }
    await inTransaction(scope, (db) => putStatements(db, of, { statements, at }), { timeoutMs: PUT_TIMEOUT_MS });
  });
}
