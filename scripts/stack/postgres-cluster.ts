import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PostgresAccount } from "./postgres-account";
import { StartFault } from "./start-fault.mjs";

export const SUPERUSER = "postgres";
const DRAFT = "postgres.new-";

/** Files of a new database server. They get their name only when complete, so a killed first start leaves nothing half made. */
export function makeCluster(dataDir: string, account: PostgresAccount, password: string): void {
  if (existsSync(dataDir)) return;
  const home = dirname(dataDir);
  for (const name of readdirSync(home))
    if (name.startsWith(DRAFT)) rmSync(join(home, name), { recursive: true, force: true });
  const draft = join(home, `${DRAFT}${process.pid}`);
  const passwordFile = join(draft, "password");
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account.ids) for (const path of [draft, passwordFile]) chownSync(path, account.ids.uid, account.ids.gid);
  try {
    initialise(join(draft, "data"), passwordFile, account);
    renameSync(join(draft, "data"), dataDir);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function initialise(folder: string, passwordFile: string, account: PostgresAccount): void {
  const [command = "", ...options] = [
    ...account.prefix,
    account.binaries.initdb,
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
  ];
  const ended = spawnSync(command, options, { ...account.ids, cwd: "/", encoding: "utf8" });
  if (ended.status === 0) return;
  const said = `${ended.stderr ?? ""}${ended.error?.message ?? ""}`.trim();
  if (/No space left/i.test(said))
    throw new StartFault(`The disk is full: the database in ${folder} could not be made.`);
  throw new StartFault(`The database in ${dirname(folder)} could not be made: ${said.split("\n").slice(-3).join(" ")}`);
}
