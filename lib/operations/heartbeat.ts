import "server-only";
import { closeDatabase, withScope } from "@/lib/db/client";
import { dropBeat, noteBeat } from "@/lib/db/worker-rows";
import type { SystemScope } from "@/lib/domain/access/scope";
import { newId } from "@/lib/support/ids";
import { log } from "@/lib/support/log";

const BEAT_MS = 5_000;
/** A process that was halted for longer beats once before it takes work again. */
const STALE_MS = 3 * BEAT_MS;

export interface Heartbeat {
  /** Whether the database took this process's latest write, a moment ago. */
  isBeating(): boolean;
  /** Takes the sign away and lets the connections go: the last use of the database. */
  end(): Promise<void>;
}

export interface HeartbeatOptions {
  readonly everyMs?: number;
  /** The database takes writes again. */
  readonly onBack: () => void;
}

/**
 * Writes a line every few seconds. While the database refuses that, because its disk is full or it only reads, nothing
 * may be begun whose end could not be kept (RELIABILITY.md 3.2, F23).
 */
export async function startHeartbeat(scope: SystemScope, options: HeartbeatOptions): Promise<Heartbeat> {
  const { everyMs = BEAT_MS, onBack } = options;
  const worker = { id: newId(), pid: process.pid, startedAt: new Date() };
  let beatenAt: number | null = null;
  let isStopped = false;
  const beat = async () => {
    try {
      await withScope(scope, (db) => noteBeat(db, worker));
      const isBack = beatenAt === null;
      beatenAt = Date.now();
      if (isBack) onBack();
    } catch (error) {
      if (beatenAt !== null) log.error({ event: "heartbeat-lost", err: error }, "the database takes no writes");
      beatenAt = null;
    }
  };
  await beat();
  let timer: NodeJS.Timeout;
  let beating = Promise.resolve();
  const next = () => {
    if (isStopped) return;
    timer = setTimeout(() => {
      beating = beat().finally(next);
    }, everyMs);
  };
  next();
  return {
    isBeating: () => beatenAt !== null && Date.now() - beatenAt < STALE_MS,
    async end() {
      isStopped = true;
      clearTimeout(timer);
      await beating;
      await withScope(scope, (db) => dropBeat(db, worker.id)).catch(() => undefined);
      await closeDatabase();
    },
  };
}
