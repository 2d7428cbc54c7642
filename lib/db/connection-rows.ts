import "server-only";
import { z } from "zod";
import type { Db } from "@/lib/db/client";
import type { UpstreamConnection as ConnectionRow } from "@/lib/db/generated/client";
import { Prisma } from "@/lib/db/generated/client";
import { CONNECTION_PARTS, type PartTexts } from "@/lib/domain/settings/connection-parts";
import type { Upstream } from "@/lib/domain/values/upstream";
import { open, type SealPlace, seal } from "@/lib/support/envelope";

const Texts = z.partialRecord(z.enum(CONNECTION_PARTS), z.string());

/** What was entered here last; `entered` is null where it was removed again. */
export interface KeptConnection {
  readonly version: number;
  readonly requestId: string;
  readonly setByName: string;
  readonly setAt: string;
  readonly entered: {
    readonly parts: PartTexts;
    /** What of each key is shown. */
    readonly tails: PartTexts;
    /** Throws a SealFault when the secret that they were sealed under is gone. */
    readonly keys: () => PartTexts;
  } | null;
}

export async function listConnections(db: Db): Promise<Partial<Record<Upstream, KeptConnection>>> {
  const rows = await db.upstreamConnection.findMany();
  return Object.fromEntries(rows.map((row) => [row.upstream, toKept(row)]));
}

/** Reads one for a change; nobody else changes it until the transaction ends. Null when nothing was ever entered. */
export async function lockConnection(db: Db, upstream: Upstream): Promise<KeptConnection | null> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('upstream_connection'), hashtext(${upstream}))`;
  const row = await db.upstreamConnection.findUnique({ where: { upstream } });
  return row && toKept(row);
}

export async function connectionVersion(db: Db, upstream: Upstream): Promise<number> {
  const row = await db.upstreamConnection.findUnique({ where: { upstream }, select: { version: true } });
  return row?.version ?? 0;
}

export interface ConnectionChange {
  readonly upstream: Upstream;
  readonly version: number;
  readonly requestId: string;
  readonly setById: string;
  readonly setByName: string;
  readonly setAt: Date;
  /** Null: the environment's holds again. */
  readonly entered: { readonly parts: PartTexts; readonly tails: PartTexts; readonly keys: PartTexts } | null;
}

export async function putConnection(db: Db, { upstream, entered, ...change }: ConnectionChange): Promise<void> {
  const columns = {
    ...change,
    parts: entered?.parts ?? Prisma.DbNull,
    tails: entered?.tails ?? Prisma.DbNull,
    keys: entered && seal(JSON.stringify(entered.keys), placeOf(upstream)),
  };
  await db.upstreamConnection.upsert({
    where: { upstream },
    create: { upstream, ...columns },
    update: columns,
    select: { upstream: true },
  });
}

function toKept({ upstream, parts, keys, tails, setAt, ...row }: ConnectionRow): KeptConnection {
  const { version, requestId, setByName } = row;
  return {
    version,
    requestId,
    setByName,
    setAt: setAt.toISOString(),
    entered:
      keys === null
        ? null
        : {
            parts: Texts.parse(parts),
            tails: Texts.parse(tails),
            keys: () => Texts.parse(JSON.parse(open(keys, placeOf(upstream)))),
          },
  };
}

const placeOf = (row: string): SealPlace => ({ table: "upstream_connection", row, column: "keys" });
