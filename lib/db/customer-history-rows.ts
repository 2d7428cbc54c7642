import "server-only";
import type { Db } from "@/lib/db/client";
import { fromDocument } from "@/lib/db/document";
import type { CustomerHistory as HistoryRow } from "@/lib/db/generated/client";
import type { Address, Classification, Tag } from "@/lib/domain/customers/customer";
import type { CustomerRecord, HistorySource } from "@/lib/domain/customers/customer-history";
import type { CustomerId } from "@/lib/domain/values/customer-id";

/** As the trigger writes it. */
interface KeptRow {
  readonly name: string;
  readonly classification: Classification;
  readonly billing_contact: string | null;
  readonly billing_enabled: boolean;
  readonly billing_folder: string | null;
  readonly trial_expires_at: string | null;
  readonly azure_customer_id: string | null;
  readonly address: Address | null;
  readonly tags: readonly Tag[];
  readonly external_id: string | null;
}

type Sources = ReadonlyMap<string, HistorySource>;

/** What was learned of a customer, the newest first. */
export async function listCustomerRecords(
  db: Db,
  id: CustomerId,
  { skip, take }: { skip: number; take: number },
): Promise<CustomerRecord[]> {
  const rows = await db.customerHistory.findMany({ where: { customerId: id }, orderBy: { id: "desc" }, skip, take });
  const sources = await findSources(db, id, rows);
  return rows.map((row) => toRecord(row, sources));
}

export async function countCustomerRecords(db: Db, id: CustomerId): Promise<number> {
  return db.customerHistory.count({ where: { customerId: id } });
}

/** Operations and runs are swept after a while; the audit, which is not, still knows who asked. */
async function findSources(db: Db, customer: CustomerId, rows: readonly HistoryRow[]): Promise<Sources> {
  const operations = distinct(rows.map((row) => row.sourceOperationId));
  const runs = distinct(rows.map((row) => row.sourceRunId));
  const keptOperations = await db.operation.findMany({
    where: { id: { in: operations } },
    select: { id: true, actorName: true },
  });
  const keptRuns = await db.syncRun.findMany({ where: { id: { in: runs } }, select: { id: true } });
  const asked = await db.auditEntry.findMany({
    where: { customerId: customer, operationId: { in: operations } },
    select: { operationId: true, actorName: true },
  });
  return new Map<string, HistorySource>([
    ...runs.map((id) => [id, { by: "reading", id, kept: keptRuns.some((run) => run.id === id) }] as const),
    ...operations.map((id) => {
      const kept = keptOperations.find((operation) => operation.id === id);
      const actorName = (kept ?? asked.find(({ operationId }) => operationId === id))?.actorName ?? "";
      return [id, { by: "operation", id, actorName, kept: kept !== undefined }] as const;
    }),
  ]);
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.flatMap((id) => id ?? []))];
}

function toRecord(row: HistoryRow, sources: Sources): CustomerRecord {
  const kept = fromDocument<KeptRow>(row.row);
  return {
    id: row.id.toString(),
    version: row.version,
    validFrom: row.validFrom.toISOString(),
    knownFrom: row.knownFrom.toISOString(),
    removed: row.removed,
    // An operation takes the run's place when it writes a row; a run leaves the operation before it where it is.
    source: sources.get(row.sourceRunId ?? row.sourceOperationId ?? "") ?? null,
    facts: {
      name: kept.name,
      classification: kept.classification,
      billingEnabled: kept.billing_enabled,
      billingFolder: kept.billing_folder,
      billingContact: kept.billing_contact,
      trialExpiresAt: kept.trial_expires_at,
      address: kept.address,
      azureCustomerId: kept.azure_customer_id,
      externalId: kept.external_id,
      tags: kept.tags,
    },
  };
}
