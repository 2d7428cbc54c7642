import "server-only";
import { AuditExportLine } from "@/lib/domain/activity/audit-export";
import { AuditBroken, type AuditFaultKind } from "@/lib/support/audit-broken";
import { AuditExportWalk, type AuditVerified } from "@/lib/support/audit-export-walk";

export interface AuditFault {
  readonly what: AuditFaultKind;
  /** The line of the file, from 1. */
  readonly line: number;
  readonly why: string;
}

export type AuditVerdict =
  | { readonly ok: true; readonly value: AuditVerified }
  | { readonly ok: false; readonly fault: AuditFault };

/** Checks an export with nothing but itself and the public keys it may be signed with; none given: the one it names. */
export async function verifyAuditExport(
  lines: AsyncIterable<string> | Iterable<string>,
  keys: readonly string[] = [],
): Promise<AuditVerdict> {
  const walk = new AuditExportWalk(keys);
  let line = 0;
  try {
    for await (const text of lines) {
      line += 1;
      walk.take(parseLine(text, line));
    }
    return { ok: true, value: walk.verified() };
  } catch (error) {
    if (!(error instanceof AuditBroken)) throw error;
    return { ok: false, fault: { what: error.what, line, why: error.message } };
  }
}

function parseLine(text: string, line: number): AuditExportLine {
  try {
    return AuditExportLine.parse(JSON.parse(text));
  } catch {
    if (line === 1) throw new AuditBroken("not-an-export", "this is no export of the audit trail");
    throw new AuditBroken("changed", "the line cannot be read: it was changed, or the file breaks off in it");
  }
}
