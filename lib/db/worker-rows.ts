import "server-only";
import type { Db } from "@/lib/db/client";

const FORGOTTEN_AFTER_S = 24 * 60 * 60;

/** A write that says that this worker lives, and shows that the database takes writes. */
export async function noteBeat(db: Db, worker: { id: string; pid: number; startedAt: Date }): Promise<void> {
  const { id, pid, startedAt } = worker;
  await db.$executeRaw`
    INSERT INTO worker_beat (id, pid, started_at, beat_at) VALUES (${id}::uuid, ${pid}, ${startedAt}, now())
    ON CONFLICT (id) DO UPDATE SET beat_at = now()`;
}

export async function dropBeat(db: Db, id: string): Promise<void> {
  await db.$executeRaw`DELETE FROM worker_beat WHERE id = ${id}::uuid`;
}

/** Workers that ended without a word leave their last beat behind. */
export async function dropOldBeats(db: Db): Promise<void> {
  await db.$executeRaw`DELETE FROM worker_beat WHERE beat_at < now() - make_interval(secs => ${FORGOTTEN_AFTER_S}::float8)`;
}
