import { Logger, runMigrations } from "graphile-worker";
import { applyMigrations } from "./apply-migrations";
import { openRoles } from "./open-roles";

const quiet = new Logger(() => () => undefined);

export interface MigrationPlan {
  readonly databaseUrl: string;
  readonly folder: string;
  readonly passwords: Readonly<Record<string, string>>;
}

/** Everything a database needs before the application may use it. Returns the names of the migrations it applied. */
export async function migrateDatabase({ databaseUrl, folder, passwords }: MigrationPlan): Promise<string[]> {
  const applied = await applyMigrations(databaseUrl, folder);
  await runMigrations({ connectionString: databaseUrl, logger: quiet });
  await openRoles(databaseUrl, passwords);
  return applied;
}
