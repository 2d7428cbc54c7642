import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TestSql } from "../testing/sql";

/** A text that is searched, and where it came from. */
export interface Place {
  readonly name: string;
  readonly text: string;
}

/** Where a secret is found, in clear or in a form that anybody undoes. */
export function findSecrets(secrets: Readonly<Record<string, string>>, places: readonly Place[]): string[] {
  return Object.entries(secrets).flatMap(([secret, value]) => {
    const bytes = Buffer.from(value);
    const forms = [
      value,
      bytes.toString("base64").replace(/=+$/, ""),
      bytes.toString("base64url"),
      bytes.toString("hex"),
    ];
    return places
      .filter(({ text }) => forms.some((form) => text.includes(form)))
      .map(({ name }) => `${secret} in ${name}`);
  });
}

/** Every row of every table there is, as text. */
export async function dumpRows(sql: TestSql): Promise<Place[]> {
  const tables = await sql<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const places: Place[] = [];
  for (const { name } of tables) {
    const [row] = await sql<{ text: string | null }>(`SELECT string_agg(t::text, E'\\n') AS text FROM ${name} t`);
    places.push({ name: `the table ${name}`, text: row?.text ?? "" });
  }
  return places;
}

export function filesIn(folder: string): Place[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: path.slice(folder.length - 6), text: readFileSync(path, "latin1") }));
}
