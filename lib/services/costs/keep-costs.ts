import "server-only";
import { inTransaction, withScope } from "@/lib/db/client";
import { findBookReading, listBookPeriods, putReading } from "@/lib/db/cost-book-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { type CostFacts, noFacts } from "@/lib/domain/costs/cost-facts";
import type { CostInterval } from "@/lib/domain/costs/cost-question";
import { windowStart } from "@/lib/domain/costs/cost-window";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { now } from "@/lib/support/clock";
import type { CloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { type CostReport, type CostReportQuestion, loadCosts } from "@/lib/upstreams/cloudhealth/costs-api";
import { ofCustomer, wholePartner } from "@/lib/upstreams/tenant-scope";

const KEEP_TIMEOUT_MS = 120_000;

/** One call to be made, and what each of its dimensions is called here. */
export interface CostPart extends CostReportQuestion {
  readonly customer: CustomerId | null;
  readonly splits: readonly [string, string?];
}

export interface Kept extends Pick<CostReport, "currency" | "dataThrough"> {
  /** By the first dimension; null: the upstream has no data. */
  readonly facts: CostFacts | null;
}

/** Asks for a part of the cost and keeps the answer. Throws an UpstreamFailure and leaves everything as it was. */
export async function keepCosts(scope: SystemScope, client: CloudhealthClient, part: CostPart): Promise<Kept> {
  const { customer, interval, splits } = part;
  const fetchedAt = now();
  const report = await loadCosts(client, customer === null ? wholePartner() : ofCustomer(customer), part);
  const names = splitNames(splits);
  await inTransaction(
    scope,
    async (db) => {
      const books = await Promise.all(
        names.map(async (split, at) => ({
          split,
          facts:
            report.books?.[at]?.facts ??
            noFacts(await listBookPeriods(db, { customer, interval, split }, windowStart(interval, fetchedAt))),
        })),
      );
      const dimensions = ["time", ...part.dimensions.flatMap((name) => name ?? [])];
      await putReading(db, { ...report, customer, interval, dimensions, fetchedAt }, books);
    },
    { timeoutMs: KEEP_TIMEOUT_MS },
  );
  return { ...report, facts: report.books?.[0]?.facts ?? null };
}

/** Whether there is nothing newer: CloudHealth renews all its reports at once, and says when. */
export async function isUpToDate(
  scope: SystemScope,
  part: { readonly customer: CustomerId | null; readonly interval: CostInterval; readonly splits: CostPart["splits"] },
  dataThrough: string | null,
): Promise<boolean> {
  const [split] = part.splits;
  const kept = await withScope(scope, (db) => findBookReading(db, { ...part, split }));
  return dataThrough !== null && kept?.dataThrough !== null && (kept?.dataThrough ?? "") >= dataThrough;
}

function splitNames([first, second]: CostPart["splits"]): string[] {
  return second === undefined ? [first] : [first, second, `${first}-${second}`];
}
