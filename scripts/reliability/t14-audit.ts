import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import pg from "pg";
import type { AuditLine } from "@/lib/domain/activity/audit-line";
import { dateOf, shiftDate } from "@/lib/domain/values/calendar-date";
import { chainAudit } from "@/lib/services/activity/chain-audit";
import { exportAuditProof } from "@/lib/services/activity/export-audit-proof";
import { syncCloudhealth } from "@/lib/services/sync/sync-cloudhealth";
import { auditSigner } from "@/lib/support/audit-signer";
import { roleAddress } from "@/lib/support/role-address";
import { verifyAuditExport } from "@/lib/support/verify-audit-export";
import { ROOT } from "../stack/project";
import { createDice, type Dice } from "../testing/assignment-contract/dice";
import { openLanes } from "../testing/operations";
import { SYSTEM, staffScope } from "../testing/scopes";
import type { TestSql } from "../testing/sql";
import { type AuditDeed, auditDeeds } from "./audit-deeds";
import { drawTamper, type KnownTrail, TAMPER_NAMES } from "./audit-tampers";
import type { Ground } from "./ground";
import { emptyAll } from "./kept-cache";
import { freshWorld } from "./known-world";
import type { ReliabilityTest } from "./reliability-test";

const TAMPERS = { ci: 50, release: 1_000 };
const DAYS = 6;
const A_DAY = 10;
const LOOK_EVERY = 25;
const TABLES = ["audit_entry", "audit_link", "audit_root"];
const ADMIN = staffScope("admin", "Ada");

/** T14: what people do stands in the audit once, nobody of the application changes it, and whoever else does is found. */
export const run: ReliabilityTest = async ({ isRelease, seed, signal, ground: lazily, tell }) => {
  const ground = await lazily();
  await prepare(ground);
  const deeds = auditDeeds();
  const wrong: string[] = [];
  for (const deed of deeds) wrong.push(...(await wrongTrail(ground.sql, deed)));
  for (const line of wrong) tell(line);
  await chainAudit(SYSTEM);
  const allowed = await allowedChanges(ground);
  for (const line of allowed) tell(line);
  const trail = await keepTrail(ground.sql);
  const tried = { tampers: isRelease ? TAMPERS.release : TAMPERS.ci, unnoticed: 0, falseAlarms: 0 };
  const dice = createDice(seed);
  for (let at = 0; at < tried.tampers; at += 1) {
    signal.throwIfAborted();
    if (at % LOOK_EVERY === 0) tried.falseAlarms += (await isSound()) ? 0 : 1;
    const name = TAMPER_NAMES[at % TAMPER_NAMES.length] ?? "";
    const found = await tryTamper(ground.sql, drawTamper(trail, name, dice), dice);
    if (found === null) {
      tried.unnoticed += 1;
      tell(`tamper ${at} was not noticed: ${name}`);
    }
  }
  const wrongExits = await commandExits(ground);
  await ground.sql("DROP SCHEMA trail CASCADE");
  return {
    figures: {
      ...tried,
      entries: trail.lines.length,
      deeds: deeds.length,
      wrongTrails: wrong.length,
      allowedChanges: allowed.length,
      wrongExits,
    },
    goals: {
      tampers: { min: isRelease ? TAMPERS.release : TAMPERS.ci },
      unnoticed: { max: 0 },
      falseAlarms: { max: 0 },
      wrongTrails: { max: 0 },
      allowedChanges: { max: 0 },
      wrongExits: { max: 0 },
    },
  };
};

/** Some days that are over, as they were written then. */
async function prepare(ground: Ground): Promise<void> {
  const { sql } = ground;
  await emptyAll(sql);
  await openLanes(sql);
  await freshWorld(ground);
  await syncCloudhealth(SYSTEM, "the programme");
  const first = shiftDate(dateOf(new Date()), -DAYS);
  await sql(
    `INSERT INTO audit_entry (at, actor_name, verb, subject, detail)
     SELECT $1::timestamptz + make_interval(days => n / $2, mins => n), 'Ola', 'person:moved', 'person ' || n, jsonb_build_object('n', n)
     FROM generate_series(0, $3) n`,
    [`${first}T06:00:00Z`, A_DAY, DAYS * A_DAY - 1],
  );
}

async function wrongTrail(sql: TestSql, { verbs, times, run }: AuditDeed): Promise<string[]> {
  const [before] = await sql<{ id: string }>("SELECT coalesce(max(id), 0)::text AS id FROM audit_entry");
  const answers: boolean[] = [];
  for (let time = 0; time < times; time += 1) answers.push((await run()).ok);
  const left = await sql<{ verb: string; whole: boolean }>(
    "SELECT verb, actor_id IS NOT NULL AND actor_name <> '' AS whole FROM audit_entry WHERE id > $1::bigint ORDER BY id",
    [before?.id ?? "0"],
  );
  const isRight =
    left.map(({ verb }) => verb).join() === verbs.join() && left.every(({ whole }) => whole) && answers[0];
  return isRight ? [] : [`${verbs.join(", ")}: answered ${answers.join()}, left ${JSON.stringify(left)}`];
}

/** Changes that the application's roles, or the tables' owner, were let make. */
async function allowedChanges({ databaseUrl }: Ground): Promise<string[]> {
  const allowed: string[] = [];
  const owner = { name: "owner", address: databaseUrl, attempts: ["UPDATE", "DELETE"] };
  const roles = (["headwater_staff", "headwater_customer"] as const).map((name) => ({
    name,
    address: roleAddress(name),
    attempts: ["UPDATE", "DELETE", "TRUNCATE"],
  }));
  for (const { name, address, attempts } of [owner, ...roles]) {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    for (const table of TABLES) {
      const column = table === "audit_entry" ? "subject" : "hash";
      const statements: Record<string, string> = {
        UPDATE: `UPDATE ${table} SET ${column} = ${column}`,
        DELETE: `DELETE FROM ${table}`,
        TRUNCATE: `TRUNCATE ${table}`,
      };
      for (const attempt of attempts) {
        const code = await client.query(statements[attempt] ?? "").then(
          () => "none",
          (error: { code?: string }) => error.code,
        );
        if (code !== "42501") allowed.push(`${name} may ${attempt} ${table}: ${code}`);
      }
    }
    await client.end();
  }
  return allowed;
}

async function keepTrail(sql: TestSql): Promise<KnownTrail> {
  await sql("DROP SCHEMA IF EXISTS trail CASCADE; CREATE SCHEMA trail");
  for (const table of TABLES) await sql(`CREATE TABLE trail.${table} AS TABLE public.${table}`);
  const lines: AuditLine[] = [];
  const hashes: string[] = [];
  const roots: { day: string; place: number }[] = [];
  await exportAuditProof(ADMIN, { from: null, to: null }, async (some) => {
    for (const line of some) {
      if (line.kind === "root") roots.push({ day: line.day, place: Number(line.place) });
      if (line.kind !== "entry" || line.entry === null || line.hash === null) continue;
      lines.push(line.entry);
      hashes.push(line.hash);
    }
  });
  return { lines, hashes, roots };
}

async function restoreTrail(sql: TestSql): Promise<void> {
  const filled = TABLES.map((table) => `INSERT INTO ${table} SELECT * FROM trail.${table}`);
  await sql([`TRUNCATE ${TABLES.join(", ")}`, ...filled].join("; "));
}

/** What the verifier says of it, null when it finds nothing wrong. Half the time the worker comes past before. */
async function tryTamper(sql: TestSql, { statements }: { statements: readonly string[] }, dice: Dice) {
  const [off, on] = ["SET session_replication_role = replica", "SET session_replication_role = origin"];
  await sql([off, ...statements, on].join("; "));
  try {
    if (dice.below(2) === 0) await chainAudit(SYSTEM);
    const verdict = await verifyAuditExport(await exported(), [auditSigner().publicKey]);
    return verdict.ok ? null : verdict.fault;
  } finally {
    await restoreTrail(sql);
  }
}

async function exported(): Promise<string[]> {
  const lines: string[] = [];
  await exportAuditProof(ADMIN, { from: null, to: null }, async (some) => {
    lines.push(...some.map((line) => JSON.stringify(line)));
  });
  return lines;
}

async function isSound(): Promise<boolean> {
  return (await verifyAuditExport(await exported(), [auditSigner().publicKey])).ok;
}

/** The command itself, without database or secret: how many of its answers are wrong. */
async function commandExits({ home }: Ground): Promise<number> {
  const lines = await exported();
  const text = lines.join("\n");
  const zipped = gzipSync(text);
  const cases: [name: string, bytes: Buffer | string, exit: number][] = [
    ["sound.jsonl.gz", zipped, 0],
    ["sound.jsonl", text, 0],
    ["cut.jsonl", lines.slice(0, -3).join("\n"), 1],
    ["cut.jsonl.gz", zipped.subarray(0, zipped.length - 200), 1],
    ["other.txt", "nothing of ours", 2],
  ];
  const answers = cases.map(([name, bytes, exit]) => {
    const file = join(home, name);
    writeFileSync(file, bytes);
    const command = ["--conditions=react-server", "--import", "tsx", "scripts/audit-verify.ts"];
    const args = [...command, file, "--key", auditSigner().publicKey];
    const env = { PATH: process.env.PATH ?? "", NODE_ENV: "test" as const };
    return spawnSync(process.execPath, args, { cwd: ROOT, env }).status === exit;
  });
  return answers.filter((isRight) => !isRight).length;
}
