import "server-only";
import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { withScope } from "@/lib/db/client";
import { rawTransaction } from "@/lib/db/raw-transaction";
import { findUsageReportAsked } from "@/lib/db/usage-asked-rows";
import type { KeptPart } from "@/lib/db/usage-part-rows";
import { openUsagePart, type UsagePartTables } from "@/lib/db/usage-part-tables";
import type { SystemScope } from "@/lib/domain/access/scope";
import type { TimeSpan } from "@/lib/domain/usage/split-period";
import { UnreadableReport } from "@/lib/domain/usage/unreadable-report";
import { REPORT_ROW_CAP } from "@/lib/domain/usage/usage-report";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { upstreamClients } from "@/lib/operations/upstream-clients";
import { copyText } from "@/lib/services/usage/copy-text";
import { readUsageTable, type UsageAsked } from "@/lib/services/usage/read-usage-table";
import { openReportOutput } from "@/lib/upstreams/here/usage-reports-api";

const CHUNK_BYTES = 1024 * 1024;
const COPY_BYTES = 1024 * 1024;
const TORN = ["ABORT_ERR", "ERR_STREAM_PREMATURE_CLOSE"];
const INFLATE_BYTES = 256 * 1024;
// A row of documented columns stays far below this; more inflated bytes than that are a bomb, not a report.
const LARGEST_CSV_BYTES = REPORT_ROW_CAP * 4_096;

export interface PartToKeep extends TimeSpan {
  readonly id: string;
  readonly reportId: string;
  readonly customerId: CustomerId | null;
  readonly hereId: string;
}

/**
 * Streams a finished file once from HERE into the database: its bytes as they came, and its rows. Both are one
 * transaction, so that a download that breaks off, or a file that is no report, leaves nothing behind. Throws an
 * UnreadableReport.
 */
export async function keepUsagePart(scope: SystemScope, part: PartToKeep): Promise<KeptPart> {
  const asked = await withScope(scope, (db) => findUsageReportAsked(db, part.reportId));
  const output = await openReportOutput((await upstreamClients(scope)).here, part.hereId);
  return rawTransaction(scope, async (client) => {
    const tables = await openUsagePart(client, part);
    const file = keptFile(output, tables);
    const rows = keptRows({ ...asked, from: new Date(part.from), to: new Date(part.to) }, tables);
    await pipeline(file.pieces, createGunzip({ chunkSize: INFLATE_BYTES }), rows.keep).catch((error: unknown) => {
      throw causeOf([rows.fault(), error]);
    });
    const { mayRepeat, ...told } = rows.told();
    await tables.finish();
    return { ...file.told(), ...told, repeats: mayRepeat ? await tables.countRepeats() : 0 };
  });
}

/** A stage that stops tears the pipe down, and what the others then say is not why. */
function causeOf(faults: readonly unknown[]): unknown {
  const codeOf = (fault: unknown) => (fault instanceof Error && "code" in fault ? String(fault.code) : "");
  const cause = faults.find((fault) => fault && !TORN.includes(codeOf(fault))) ?? faults.at(-1);
  return codeOf(cause).startsWith("Z_") ? new UnreadableReport("gzip") : cause;
}

/** Passes the file on as it keeps it. */
function keptFile(output: AsyncIterable<Uint8Array>, tables: UsagePartTables) {
  const hash = createHash("sha256");
  let bytes = 0;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    let held: Uint8Array[] = [];
    let length = 0;
    const flush = async () => {
      if (length > 0) await tables.addChunk(Buffer.concat(held, length));
      held = [];
      length = 0;
    };
    for await (const piece of output) {
      hash.update(piece);
      bytes += piece.byteLength;
      held.push(piece);
      length += piece.byteLength;
      yield piece;
      if (length >= CHUNK_BYTES) await flush();
    }
    await flush();
  }
  return { pieces, told: () => ({ bytes, sha256: hash.digest("hex") }) };
}

/** Reads on while the database takes in what was read before, one piece ahead and no more. */
function keptRows(asked: UsageAsked, tables: UsagePartTables) {
  const rows = copyText(COPY_BYTES * 1.25);
  const items = copyText(COPY_BYTES * 1.25);
  const table = readUsageTable(asked, { rows, items });
  let told = { rows: 0, columns: [] as readonly string[], mayRepeat: false };
  let copying: Promise<void> = Promise.resolve();
  let fault: unknown;
  const copy = async (atLeast: number) => {
    for (const [text, into] of [
      [rows, tables.copyRows],
      [items, tables.copyItems],
    ] as const) {
      if (text.length < atLeast) continue;
      await copying;
      copying = into(text.take());
      copying.catch(() => undefined);
    }
  };
  const keep = async (inflated: AsyncIterable<Buffer>) => {
    let length = 0;
    try {
      for await (const chunk of inflated) {
        length += chunk.length;
        if (length > LARGEST_CSV_BYTES) throw new UnreadableReport("too-large");
        table.add(chunk);
        await copy(COPY_BYTES);
      }
      told = table.end();
      await copy(1);
      await copying;
    } catch (error) {
      fault = error;
      await copying.catch(() => undefined);
      throw error;
    }
  };
  return { keep, told: () => told, fault: () => fault };
}
