import "server-only";
import { findLastRoot, findPlace } from "@/lib/db/audit-chain-rows";
import {
  type AuditActor,
  countAuditLines,
  eachAuditLine,
  findAuditLine,
  listAuditActors,
  listAuditKinds,
  listAuditLines,
} from "@/lib/db/audit-list-rows";
import { inTransaction, withScope } from "@/lib/db/client";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { ListedAuditLine } from "@/lib/domain/activity/audit-line";
import type { AuditListQuery } from "@/lib/domain/activity/audit-list-query";
import type { AuditRoot } from "@/lib/domain/activity/audit-proof";
import { pageWindow } from "@/lib/domain/values/list-query";
import { demand } from "@/lib/services/access/permit";
import { auditSigner } from "@/lib/support/audit-signer";

const TIMEOUT_MS = 10 * 60_000;

export interface AuditPage {
  readonly lines: readonly ListedAuditLine[];
  readonly total: number;
  readonly page: number;
  readonly actors: readonly AuditActor[];
  readonly kinds: readonly string[];
  readonly publicKey: string;
  readonly lastRoot: AuditRoot | null;
}

export async function loadAudit(scope: StaffScope, query: AuditListQuery): Promise<AuditPage> {
  demand(scope, "activity:read");
  return withScope(scope, async (db) => {
    const total = await countAuditLines(db, query);
    const { page } = pageWindow(query, total);
    const [lines, actors, kinds, lastRoot] = await Promise.all([
      listAuditLines(db, { ...query, page }),
      listAuditActors(db),
      listAuditKinds(db),
      findLastRoot(db),
    ]);
    return { lines, total, page, actors, kinds, lastRoot, publicKey: auditSigner().publicKey };
  });
}

/** One entry with its hash, which is null until it has a place. */
export async function loadAuditLine(
  scope: StaffScope,
  id: string,
): Promise<{ line: ListedAuditLine; hash: string | null } | null> {
  demand(scope, "activity:read");
  return withScope(scope, async (db) => {
    const line = await findAuditLine(db, BigInt(id));
    const link = line?.place ? await findPlace(db, BigInt(line.place)) : null;
    return line && { line, hash: link?.hash ?? null };
  });
}

/** All that the filters let through, whatever page is shown, some at a time. */
export async function exportAudit(
  scope: StaffScope,
  query: AuditListQuery,
  take: (lines: readonly ListedAuditLine[]) => Promise<void>,
): Promise<void> {
  demand(scope, "activity:read");
  await inTransaction(scope, (db) => eachAuditLine(db, query, take), { timeoutMs: TIMEOUT_MS });
}
