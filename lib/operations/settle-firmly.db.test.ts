import { beforeEach, expect, test } from "vitest";
import type { Db } from "@/lib/db/client";
import { settleFirmly } from "@/lib/operations/settle-firmly";
import { useDatabase } from "@/scripts/testing/database";
import { SYSTEM } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sql = useSql(database);
let tries = 0;

beforeEach(async () => {
  tries = 0;
  await sql("TRUNCATE audit_entry");
});

const TROUBLES = {
  "another transaction won": (db: Db) =>
    db.$executeRawUnsafe("DO $$ BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = 'serialization_failure'; END $$"),
  "a deadlock was broken": (db: Db) =>
    db.$executeRawUnsafe("DO $$ BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = 'deadlock_detected'; END $$"),
  "the connection was cut": (db: Db) => db.$queryRawUnsafe("SELECT pg_terminate_backend(pg_backend_pid())::text"),
} as const;

const keep = (db: Db) =>
  db.auditEntry.create({ data: { actorName: "Ola", verb: "kept", subject: "one", detail: {} }, select: { id: true } });
const kept = async () => (await sql("SELECT FROM audit_entry")).length;

test.each(Object.entries(TROUBLES))("what became of a call is kept once although twice %s", async (_name, trouble) => {
  await settleFirmly(SYSTEM, async (db) => {
    tries += 1;
    await keep(db);
    if (tries < 3) await trouble(db);
  });
  expect({ tries, kept: await kept() }).toEqual({ tries: 3, kept: 1 });
});

test("after five tries it is left to the lease, and nothing is kept", async () => {
  const settling = settleFirmly(SYSTEM, async (db) => {
    tries += 1;
    await keep(db);
    await TROUBLES["another transaction won"](db);
  });
  await expect(settling).rejects.toThrow();
  expect({ tries, kept: await kept() }).toEqual({ tries: 5, kept: 0 });
});

test("a row that cannot be is not tried again", async () => {
  const settling = settleFirmly(SYSTEM, async (db) => {
    tries += 1;
    const { id } = await keep(db);
    await db.auditEntry.create({ data: { id, actorName: "Ola", verb: "kept", subject: "two", detail: {} } });
  });
  await expect(settling).rejects.toThrow();
  expect({ tries, kept: await kept() }).toEqual({ tries: 1, kept: 0 });
});
