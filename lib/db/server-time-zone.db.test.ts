import { beforeAll, expect, test } from "vitest";
import { withScope } from "@/lib/db/client";
import { endSyncRun } from "@/lib/db/sync-run-rows";
import { useDatabase } from "@/scripts/testing/database";
import { SYSTEM } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sql = useSql(database);

beforeAll(async () => {
  await sql(`alter database "${new URL(database.url).pathname.slice(1)}" set timezone to 'Asia/Kathmandu'`);
});

test("a moment is the same moment in the database, whatever time zone its server keeps", async () => {
  const at = new Date("2026-03-29T01:30:00.250Z");
  const [run] = await sql<{ id: string }>(
    "insert into sync_run (id, upstream, state, step, started_by, changes) values (gen_random_uuid(), 'cloudhealth', 'running', 'customers', 'x', '{}') returning id",
  );
  const id = run?.id ?? "";
  const changes = { seen: 0, changed: 0, missing: 0, removed: 0 };
  await withScope(SYSTEM, (db) => endSyncRun(db, id, { state: "failed", trouble: null, changes, at }));
  const [kept] = await sql<{ epoch: number }>("select extract(epoch from ended_at)::float8 as epoch from sync_run");
  expect(kept?.epoch).toBe(at.getTime() / 1000);
  const [raw] = await withScope(
    SYSTEM,
    (db) => db.$queryRaw<{ same: boolean }[]>`
    SELECT ended_at = ${at} AS same FROM sync_run`,
  );
  expect(raw?.same).toBe(true);
  const read = await withScope(SYSTEM, (db) => db.syncRun.findUniqueOrThrow({ where: { id } }));
  expect(read.endedAt).toEqual(at);
});
