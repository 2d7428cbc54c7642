import type { Client } from "pg";
import { StartFault } from "../stack/start-fault.mjs";
import type { Migration } from "./migration-files";

interface HistoryRow {
  readonly migration_name: string;
  readonly checksum: string;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly rolled_back_at: Date | null;
  readonly logs: string | null;
}

// The table as Prisma's own engine makes it, so that either of the two may come first.
const TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

/** Compares what was applied with what is in the folder, and returns what is left to apply. */
export async function pendingMigrations(client: Client, migrations: readonly Migration[]): Promise<Migration[]> {
  const present = await client.query("select to_regclass('_prisma_migrations') is not null as there");
  if (!present.rows[0]?.there) await client.query(TABLE);
  const { rows } = await client.query<HistoryRow>("select * from _prisma_migrations order by started_at");
  const history = rows.filter((row) => row.rolled_back_at === null);
  for (const row of history) checkRow(row, migrations);
  const applied = new Set(history.map((row) => row.migration_name));
  return migrations.filter((migration) => !applied.has(migration.name));
}

function checkRow(row: HistoryRow, migrations: readonly Migration[]): void {
  const name = row.migration_name;
  if (row.finished_at === null) {
    const reason = row.logs?.split("\n")[0] || "it did not say why";
    throw new StartFault(
      `The migration ${name} failed on ${row.started_at.toISOString()} (${reason}): mend the database, then mark it with "prisma migrate resolve".`,
    );
  }
  const file = migrations.find((migration) => migration.name === name);
  if (!file) {
    throw new StartFault(
      `The database was changed by ${name}, which this version does not know: start a newer version.`,
    );
  }
  if (file.checksum !== row.checksum) {
    throw new StartFault(`The migration ${name} was changed after it had been applied: put the file back as it was.`);
  }
}
