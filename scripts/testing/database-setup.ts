import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "../migrations/migrate-database";
import { databaseAddress, makeDatabaseOwner } from "../stack/database-owner";
import { SUPERUSER } from "../stack/postgres-cluster";
import { endLeftoverPostgres } from "../stack/postgres-leftover";
import { startPostgres } from "../stack/postgres-server";
import { identityOf } from "../stack/process-identity.mjs";
import { MIGRATIONS, ROOT } from "../stack/project";
import { rolePasswords } from "../stack/role-passwords";
import { TEST_SECRET } from "./test-secret";

const PASSWORD = "only-for-tests";
const FOLDER = "vitest-";
const SETTINGS = ["synchronous_commit=off", "fsync=off", "full_page_writes=off", "max_connections=200"];

declare module "vitest" {
  interface ProvidedContext {
    templateUrl: string;
    superuserUrl: string;
  }
}

let stop = async (): Promise<void> => undefined;

/** A server of its own for each run, so that two runs in one checkout do not meet. */
export async function setup(project: TestProject): Promise<void> {
  const parent = join(ROOT, ".headwater-test");
  mkdirSync(parent, { recursive: true, mode: 0o711 });
  await sweep(parent);
  const home = join(parent, `${FOLDER}${process.pid}`);
  mkdirSync(home, { mode: 0o711 });
  const server = await startPostgres({ dataDir: join(home, "postgres"), password: PASSWORD, settings: SETTINGS });
  const databaseUrl = await makeDatabaseOwner(server.port, PASSWORD);
  process.env.HEADWATER_SECRET = TEST_SECRET;
  process.env.DATABASE_URL = databaseUrl;
  await migrateDatabase({ databaseUrl, folder: MIGRATIONS, passwords: rolePasswords() });
  project.provide("templateUrl", databaseUrl);
  project.provide("superuserUrl", databaseAddress(SUPERUSER, PASSWORD, { port: server.port, database: "postgres" }));
  stop = async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
}

export async function teardown(): Promise<void> {
  await stop();
}

async function sweep(parent: string): Promise<void> {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(FOLDER) || identityOf(Number(name.slice(FOLDER.length))) !== null) continue;
    await endLeftoverPostgres(join(parent, name, "postgres"));
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}
