import { databaseSettings } from "@/lib/support/env";
import { migrateDatabase } from "./migrations/migrate-database";
import { adoptEnvironment } from "./stack/adopt-environment";
import { MIGRATIONS } from "./stack/project";
import { rolePasswords } from "./stack/role-passwords";
import { ROOT, runCommand } from "./stack/run-command.mjs";

const HELP = `Usage: npm run migrate
Applies the missing migrations of prisma/migrations and lets the database's two roles sign in. npm start does the same.
Works on the running Headwater of this checkout (HEADWATER_HOME), or on DATABASE_URL with HEADWATER_SECRET.`;

await runCommand(HELP, async () => {
  adoptEnvironment(ROOT);
  const { databaseUrl } = databaseSettings();
  const applied = await migrateDatabase({ databaseUrl, folder: MIGRATIONS, passwords: rolePasswords() });
  console.log(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "Nothing to apply.");
});
