import { notThere, staffRoute } from "@/lib/auth/define-route";
import { auditListQuery } from "@/lib/domain/activity/audit-list-query";
import { exportAuditProof } from "@/lib/services/activity/export-audit-proof";
import { byteStream } from "@/lib/support/byte-stream";
import { now } from "@/lib/support/clock";
import { downloadHeaders } from "@/lib/support/download-headers";

/** All entries of the days asked for with what proves them, whatever else is filtered: a part of a chain proves nothing. */
export const GET = staffRoute("audit:prove", async ({ scope, search }) => {
  const { from, to } = auditListQuery(search);
  if (from !== null && to !== null && from > to) return notThere();
  const encoder = new TextEncoder();
  const body = byteStream((take) =>
    exportAuditProof(scope, { from, to }, async (lines) => {
      if (lines.length > 0) await take(encoder.encode(lines.map((line) => `${JSON.stringify(line)}\n`).join("")));
    }),
  );
  const name = `audit-proof-${from ?? "first"}-${to ?? now().toISOString().slice(0, 10)}.jsonl`;
  return new Response(body, { headers: downloadHeaders({ name, type: "application/jsonl; charset=utf-8" }) });
});
