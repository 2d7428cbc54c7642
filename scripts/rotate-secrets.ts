import { systemScope } from "@/lib/auth/system-scope";
import { closeDatabase } from "@/lib/db/client";
import { rewrapSealed } from "@/lib/services/upkeep/rewrap-sealed";
import { databaseSettings } from "@/lib/support/env";
import { SealFault } from "@/lib/support/envelope";
import { openRoles } from "./migrations/open-roles";
import { adoptEnvironment } from "./stack/adopt-environment";
import { rolePasswords } from "./stack/role-passwords";
import { ROOT, runCommand } from "./stack/run-command.mjs";
import { StartFault } from "./stack/start-fault.mjs";

const HELP = `Usage: npm run rotate-secrets
With a new HEADWATER_SECRET and the one before as HEADWATER_SECRET_FORMER: has everything that is kept encrypted open
under the new one, and gives the database's two roles their new passwords. All web and worker processes must know both
secrets by then; afterwards the former one can go (docs/operating.md). Again, it changes nothing.
Works on the running Headwater of this checkout (HEADWATER_HOME), or on DATABASE_URL.`;

await runCommand(HELP, async () => {
  adoptEnvironment(ROOT);
  const { databaseUrl } = databaseSettings();
  try {
    const { sealed, changed } = await rewrapSealed(systemScope("rotate-secrets"));
    await openRoles(databaseUrl, rolePasswords());
    console.log(
      `${changed} of ${sealed} sealed values are wrapped anew; the database's roles have their new passwords.`,
    );
  } catch (error) {
    if (!(error instanceof SealFault)) throw error;
    throw new StartFault(`A kept value is ${error.message}: give the secret before as HEADWATER_SECRET_FORMER.`);
  } finally {
    await closeDatabase();
  }
});
