import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { type SandboxProcess, startSandboxProcess } from "../../bench/sandbox-process";
import { migrateDatabase } from "../migrations/migrate-database";
import { databaseAddress, makeDatabaseOwner } from "../stack/database-owner";
import { SUPERUSER } from "../stack/postgres-cluster";
import { endLeftoverPostgres } from "../stack/postgres-leftover";
import { type PostgresServer, startPostgres } from "../stack/postgres-server";
import { identityOf } from "../stack/process-identity.mjs";
import { MIGRATIONS, ROOT } from "../stack/project";
import { rolePasswords } from "../stack/role-passwords";
import { sandboxEnvironment } from "../stack/sandbox-environment";
import type { TestSql } from "../testing/sql";
import { TEST_SECRET } from "../testing/test-secret";
import { groundControl } from "./ground-control";

const PASSWORD = "only-for-tests";
const FOLDER = "reliability-";
// What was committed must outlive a crash of the server; of the machine nothing is asked.
const SETTINGS = ["fsync=off", "max_connections=200", "log_min_messages=panic"];
const WORLD = ["--seed", "1", "--rate-limit", "off", "--usage-rows", "20"];
/** The shortest deadline the configuration takes, so that silence costs a second. */
const DEADLINE_MS = 1_000;

/** A migrated database and a sandbox, with the environment of this process and of its children pointed at both. */
export interface Ground {
  readonly databaseUrl: string;
  /** The same database past all rules; other databases of the server are reached with it too. */
  readonly superuserUrl: string;
  /** Past all rules, and over a restart of the server. */
  readonly sql: TestSql;
  readonly control: ReturnType<typeof groundControl>;
  readonly sandbox: SandboxProcess;
  readonly home: string;
  /** Ends the server at once, as a crash does, and starts it anew in its place. */
  crashPostgres(): Promise<void>;
}

/** Made when first asked for, once. */
export function lazyGround(): { ground: () => Promise<Ground>; end: () => Promise<void> } {
  let made: Promise<{ ground: Ground; stop: () => Promise<void> }> | undefined;
  return {
    ground: async () => {
      made ??= makeGround();
      return (await made).ground;
    },
    end: async () => (await made)?.stop(),
  };
}

async function makeGround(): Promise<{ ground: Ground; stop: () => Promise<void> }> {
  const parent = join(ROOT, ".headwater-test");
  mkdirSync(parent, { recursive: true, mode: 0o711 });
  await sweep(parent);
  const home = join(parent, `${FOLDER}${process.pid}`);
  mkdirSync(home, { mode: 0o711 });
  const options = { dataDir: join(home, "postgres"), password: PASSWORD, settings: SETTINGS };
  let server = await startPostgres(options);
  const { port } = server;
  const databaseUrl = await makeDatabaseOwner(port, PASSWORD);
  Object.assign(process.env, { HEADWATER_SECRET: TEST_SECRET, DATABASE_URL: databaseUrl, HEADWATER_HOME: home });
  await migrateDatabase({ databaseUrl, folder: MIGRATIONS, passwords: rolePasswords() });
  const sandbox = await startSandboxProcess(WORLD);
  Object.assign(process.env, sandboxEnvironment(sandbox.place), {
    CLOUDHEALTH_RATE_PER_MINUTE: "100000",
    UPSTREAM_DEADLINE_MS: String(DEADLINE_MS),
    // What is tried here is whether a door holds, not how often one may knock.
    CALLS_PER_PERSON_PER_MINUTE: "1000000",
  });
  const database = new URL(databaseUrl).pathname.slice(1);
  const superuserUrl = databaseAddress(SUPERUSER, PASSWORD, { port, database });
  // As the application's own: a moment inside JSON is written in the zone of the session that writes it.
  const pool = new pg.Pool({ connectionString: superuserUrl, max: 2, options: "-c timezone=UTC" });
  pool.on("error", () => undefined);
  const ground: Ground = {
    databaseUrl,
    superuserUrl,
    sql: async <R extends object>(text: string, values: readonly unknown[] = []) =>
      (await pool.query<R & pg.QueryResultRow>(text, [...values])).rows,
    control: groundControl(sandbox.place.control),
    sandbox,
    home,
    crashPostgres: async () => {
      await crash(server);
      server = await startPostgres({ ...options, port });
    },
  };
  const stop = async () => {
    const { closeDatabase } = await import("@/lib/db/client");
    await closeDatabase().catch(() => undefined);
    await pool.end().catch(() => undefined);
    await sandbox.stop();
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
  return { ground, stop };
}

/** SIGQUIT is what `pg_ctl stop -m immediate` sends. */
async function crash(server: PostgresServer): Promise<void> {
  const ended = new Promise((resolve) => server.process.once("exit", resolve));
  server.process.kill("SIGQUIT");
  await ended;
}

async function sweep(parent: string): Promise<void> {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(FOLDER) || identityOf(Number(name.slice(FOLDER.length))) !== null) continue;
    await endLeftoverPostgres(join(parent, name, "postgres"));
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}
