import pg from "pg";
import { StartFault } from "../stack/start-fault.mjs";
import { scramVerifier } from "./scram-verifier";

const UNDEFINED_OBJECT = "42704";

/** Migrations make the roles without a password; only here, where the secret is known, are they allowed to sign in. */
export async function openRoles(databaseUrl: string, passwords: Readonly<Record<string, string>>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "headwater migrate" });
  await client.connect();
  try {
    for (const [role, password] of Object.entries(passwords)) {
      const verifier = client.escapeLiteral(scramVerifier(password));
      await client.query(`alter role ${client.escapeIdentifier(role)} login password ${verifier}`).catch((error) => {
        if (error.code === UNDEFINED_OBJECT) throw new StartFault(`No migration made the database role ${role}.`);
        throw new StartFault(`The owner of the database may not let ${role} sign in: ${error.message}.`);
      });
    }
  } finally {
    await client.end();
  }
}
