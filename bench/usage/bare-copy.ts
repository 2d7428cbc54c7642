import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

const TEXTS = [
  "realm",
  "org_name",
  "category",
  "app_id",
  "app_name",
  "app_hrn",
  "feature_id",
  "subscription_id",
  "name",
  "unit",
  "project_hrn",
  "billing_tag",
];
const COLUMNS = ["at", ...TEXTS, "billable"].join(", ");

/** Seconds that psql takes, as whoever knows PostgreSQL would do it. */
async function timed(url: string, command: string): Promise<number> {
  const since = performance.now();
  await run("psql", [url, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", command]);
  return (performance.now() - since) / 1000;
}

/** The file's rows into one flat table with its key and one more index. */
export async function bareImport(url: string, csv: string): Promise<number> {
  await timed(url, "DROP TABLE IF EXISTS bare_usage");
  await timed(
    url,
    `CREATE TABLE bare_usage (line bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz, ${TEXTS.map((name) => `${name} text`).join(", ")}, billable numeric);
     CREATE INDEX ON bare_usage (name, at)`,
  );
  return timed(url, `\\copy bare_usage (${COLUMNS}) from '${csv}' with (format csv, header)`);
}

/** The kept rows and items, as they stand, into tables of the same make with the same indexes. */
export async function bareImportOfKept(
  url: string,
  { part, folder }: { part: string; folder: string },
): Promise<number> {
  const mark = part.replaceAll("-", "");
  let seconds = 0;
  for (const [table, index] of [
    ["usage_row", "item, line"],
    ["usage_item", "id"],
  ] as const) {
    const file = `${folder}/${table}.copy`;
    await timed(
      url,
      `DROP TABLE IF EXISTS bare_${table}; CREATE TABLE bare_${table} (LIKE ${table}); CREATE UNIQUE INDEX ON bare_${table} (${index})`,
    );
    await timed(url, `ALTER TABLE ${table}_${mark} NO FORCE ROW LEVEL SECURITY`);
    await timed(url, `\\copy ${table}_${mark} to '${file}'`);
    seconds += await timed(url, `\\copy bare_${table} from '${file}'`);
  }
  return seconds;
}

export function bareExport(url: string): Promise<number> {
  return timed(url, `\\copy bare_usage (${COLUMNS}) to '/dev/null' with (format csv, header)`);
}
