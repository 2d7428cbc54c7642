import "server-only";
import { createHash } from "node:crypto";
import type { AuditLine } from "@/lib/domain/activity/audit-line";
import { linkText } from "@/lib/domain/activity/audit-proof";

/** The hash of an entry in its place: whoever changes it, or one before it, changes all that follow. */
export function chainHash(former: string, line: AuditLine): string {
  return createHash("sha256").update(linkText(former, line)).digest("hex");
}
