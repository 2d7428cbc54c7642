import "server-only";
import { mapOwnersByUpstreamId, putAccountCosts } from "@/lib/db/account-cost-rows";
import { inTransaction, withScope } from "@/lib/db/client";
import { recountUnassigned } from "@/lib/db/unassigned-total-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { unassignedMonths } from "@/lib/domain/accounts/unassigned-months";
import { type AccountCosts, placeAccountCosts } from "@/lib/domain/costs/account-costs";
import { noFacts } from "@/lib/domain/costs/cost-facts";
import { monthOf, monthsUpTo } from "@/lib/domain/values/month";
import { upstreamClients } from "@/lib/operations/upstream-clients";
import { askForCostAxes } from "@/lib/services/costs/find-cost-axes";
import { runRefresh } from "@/lib/services/sync/run-refresh";
import { now } from "@/lib/support/clock";
import { loadCosts } from "@/lib/upstreams/cloudhealth/costs-api";
import { wholePartner } from "@/lib/upstreams/tenant-scope";

export const ACCOUNT_COST = { kind: "account-cost", key: "partner" } as const;
const MONTHS = 2;
const PUT_TIMEOUT_MS = 120_000;

interface ReadMonth {
  readonly costs: AccountCosts;
  readonly read: { readonly at: Date; readonly dataThrough: Date | null };
}

/**
 * Reads what each account cost the partner in the last full month and in the one under way. Each month is a question
 * of its own, which keeps the answer about a hundred thousand accounts near nine megabytes; both are put together.
 */
export function refreshAccountCosts(scope: SystemScope): Promise<void> {
  return runRefresh(scope, ACCOUNT_COST, async () => {
    const months = await readMonths(scope);
    await inTransaction(
      scope,
      async (db) => {
        for (const { costs, read } of months) await putAccountCosts(db, costs, read);
        await recountUnassigned(db, unassignedMonths(now()));
      },
      { timeoutMs: PUT_TIMEOUT_MS },
    );
  });
}

async function readMonths(scope: SystemScope): Promise<ReadMonth[]> {
  const client = (await upstreamClients(scope)).cloudhealth;
  const { account } = await askForCostAxes(scope);
  if (account === null) return [];
  const owners = await withScope(scope, mapOwnersByUpstreamId);
  const months: ReadMonth[] = [];
  for (const month of monthsUpTo(monthOf(now()), MONTHS)) {
    const { books, currency, dataThrough } = await loadCosts(client, wholePartner(), {
      dimensions: [account],
      interval: "monthly",
      filters: [`time:select:${month}`],
      isLong: true,
    });
    const facts = books?.[0]?.facts ?? noFacts([]);
    const costs = placeAccountCosts(facts, { month, currency }, (name) => owners.get(name) ?? null);
    months.push({ costs, read: { at: now(), dataThrough: dataThrough === null ? null : new Date(dataThrough) } });
  }
  return months;
}
