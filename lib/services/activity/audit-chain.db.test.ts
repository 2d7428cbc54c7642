import { beforeEach, describe, expect, test } from "vitest";
import { addAuditEntry } from "@/lib/db/audit-rows";
import { inTransaction, withScope } from "@/lib/db/client";
import type { AuditExportLine } from "@/lib/domain/activity/audit-export";
import { dateOf, shiftDate } from "@/lib/domain/values/calendar-date";
import { chainAudit } from "@/lib/services/activity/chain-audit";
import { type AuditDays, exportAuditProof } from "@/lib/services/activity/export-audit-proof";
import { auditSigner } from "@/lib/support/audit-signer";
import { verifyAuditExport } from "@/lib/support/verify-audit-export";
import { useDatabase } from "@/scripts/testing/database";
import { SYSTEM, staffScope } from "@/scripts/testing/scopes";
import { useSql } from "@/scripts/testing/sql";

const database = useDatabase();
const sql = useSql(database);
const ADMIN = staffScope("admin");
const TODAY = dateOf(new Date());
const day = (before: number) => shiftDate(TODAY, -before);

beforeEach(() => sql("truncate audit_entry, audit_link, audit_root restart identity"));

const entry = (subject: string) => ({
  actorId: null,
  actorName: "Ola",
  verb: "person:moved",
  subject,
  customerId: null,
  operationId: null,
  detail: { roleBefore: "analyst", role: "operator", tags: [{ value: "b", key: "a" }], big: 12345678901, part: 0.1 },
});
const write = (subject: string) => withScope(SYSTEM, (db) => addAuditEntry(db, entry(subject)));

/** An entry of an earlier day, as it was written then. */
const writeOn = (before: number, subject: string) =>
  sql(
    "insert into audit_entry (at, actor_name, verb, subject, detail) values ($1::date + interval '10 hours', 'Ola', 'person:moved', $2, '{\"n\": 1}')",
    [`${day(before)}T00:00:00Z`, subject],
  );

const places = async () =>
  (
    await sql<{ subject: string }>(
      "select subject from audit_link l join audit_entry e on e.id = entry_id order by place",
    )
  ).map(({ subject }) => subject);

async function exported(days: Partial<AuditDays> = {}): Promise<AuditExportLine[]> {
  const lines: AuditExportLine[] = [];
  await exportAuditProof(ADMIN, { from: null, to: null, ...days }, async (some) => {
    lines.push(...some);
  });
  return lines;
}

async function verified(days: Partial<AuditDays> = {}) {
  const lines = (await exported(days)).map((line) => JSON.stringify(line));
  return verifyAuditExport(lines, [auditSigner().publicKey]);
}

test("each entry gets one place, in the order of ids; a second run finds nothing to do", async () => {
  for (const subject of ["a", "b", "c"]) await write(subject);
  expect(await chainAudit(SYSTEM)).toEqual({ linked: 3, sealed: 0 });
  expect(await chainAudit(SYSTEM)).toEqual({ linked: 0, sealed: 0 });
  await write("d");
  await chainAudit(SYSTEM);
  expect(await places()).toEqual(["a", "b", "c", "d"]);
  expect(await verified()).toMatchObject({ ok: true, value: { entries: 4, waiting: 0 } });
});

test("an entry whose transaction ends after a later one's has the later place, and none is left out", async () => {
  await inTransaction(SYSTEM, async (db) => {
    await addAuditEntry(db, entry("slow"));
    await write("quick");
    expect(await chainAudit(SYSTEM)).toMatchObject({ linked: 1 });
  });
  expect(await chainAudit(SYSTEM)).toMatchObject({ linked: 1 });
  expect(await places()).toEqual(["quick", "slow"]);
  expect(await verified()).toMatchObject({ ok: true, value: { entries: 2 } });
});

test("two workers at once put every entry in once", async () => {
  for (let n = 0; n < 40; n += 1) await write(String(n));
  await Promise.all([chainAudit(SYSTEM), chainAudit(SYSTEM), chainAudit(SYSTEM)]);
  await chainAudit(SYSTEM);
  expect(await places()).toHaveLength(40);
  expect(await verified()).toMatchObject({ ok: true, value: { entries: 40 } });
});

describe("days", () => {
  beforeEach(async () => {
    await writeOn(4, "old");
    await writeOn(2, "newer");
    await write("today");
  });

  test("that are over are signed, those without an entry too, and the one under way is not", async () => {
    expect(await chainAudit(SYSTEM)).toMatchObject({ linked: 3 });
    const roots = await sql<{ day: string }>("select day, place::int as place from audit_root order by day");
    // Yesterday is signed ten minutes after midnight.
    expect(roots.filter((root) => root.day !== day(1))).toEqual([
      { day: day(4), place: 1 },
      { day: day(3), place: 1 },
      { day: day(2), place: 2 },
    ]);
  });

  test("can be exported from any to any, each range with what stands before it", async () => {
    await chainAudit(SYSTEM);
    expect(await verified({ from: day(3), to: day(2) })).toMatchObject({
      ok: true,
      value: { entries: 1, from: day(3), end: { place: "2" }, lastRoot: { day: day(2) } },
    });
    expect(await verified({ from: day(1) })).toMatchObject({ ok: true, value: { entries: 1, end: { place: "3" } } });
    expect(await verified({ to: day(3) })).toMatchObject({ ok: true, value: { entries: 1, end: { place: "1" } } });
  });

  test("that were changed before they were signed are never signed", async () => {
    await sql("insert into audit_link values (1, 1, repeat('0', 64))");
    expect(await chainAudit(SYSTEM)).toMatchObject({ sealed: 0 });
  });

  test("take no entry any more once they are signed: what is dated into one stands outside and is found", async () => {
    await chainAudit(SYSTEM);
    await writeOn(2, "forged");
    expect(await chainAudit(SYSTEM)).toMatchObject({ linked: 0 });
    expect(await verified()).toMatchObject({ ok: false, fault: { what: "inserted" } });
  });
});

describe("nobody changes what was done", () => {
  const DENIED = { code: "42501" };

  test.each(["audit_entry", "audit_link", "audit_root"])("in %s, not even who owns the table", async (table) => {
    await writeOn(2, "old");
    await chainAudit(SYSTEM);
    const column = table === "audit_entry" ? "subject" : "hash";
    await expect(sql(`update ${table} set ${column} = ${column}`)).rejects.toMatchObject(DENIED);
    await expect(sql(`delete from ${table}`)).rejects.toMatchObject(DENIED);
  });

  test("an entry of which one letter was changed past all that is found", async () => {
    await writeOn(2, "old");
    await chainAudit(SYSTEM);
    await sql("set session_replication_role = replica");
    await sql("update audit_entry set subject = 'o1d'");
    await sql("set session_replication_role = origin");
    expect(await verified()).toMatchObject({ ok: false, fault: { what: "changed" } });
  });
});

test("who is no admin exports no proof", async () => {
  await expect(
    exportAuditProof(staffScope("operator"), { from: null, to: null }, async () => undefined),
  ).rejects.toThrow();
});
