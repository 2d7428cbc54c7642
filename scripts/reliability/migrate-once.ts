import { migrateDatabase } from "../migrations/migrate-database";
import { MIGRATIONS } from "../stack/project";

// A process that migrates and may be killed at any moment; it says when it begins, so that the moment can be drawn.
process.stdout.write("go\n");
await migrateDatabase({ databaseUrl: process.argv[2] ?? "", folder: MIGRATIONS, passwords: {} });
process.stdout.write("done\n");
