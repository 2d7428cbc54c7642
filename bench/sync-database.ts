import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { migrateDatabase } from "../scripts/migrations/migrate-database";
import { makeDatabaseOwner } from "../scripts/stack/database-owner";
import { startPostgres } from "../scripts/stack/postgres-server";
import { MIGRATIONS, ROOT } from "../scripts/stack/project";
import { rolePasswords } from "../scripts/stack/role-passwords";

const PASSWORD = "only-for-measuring";
const SECRET = "a secret of the measurements, nothing else uses it";

export interface BenchDatabase {
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** An empty, migrated PostgreSQL with the settings people run it with. */
export async function startBenchDatabase(name: string): Promise<BenchDatabase> {
  const home = join(ROOT, ".headwater-test", `bench-${name}`);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const server = await startPostgres({ dataDir: join(home, "postgres"), password: PASSWORD });
  const url = await makeDatabaseOwner(server.port, PASSWORD);
  const environment = { DATABASE_URL: url, HEADWATER_SECRET: SECRET };
  Object.assign(process.env, environment);
  await migrateDatabase({ databaseUrl: url, folder: MIGRATIONS, passwords: rolePasswords() });
  const stop = async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
  return { environment, stop };
}
