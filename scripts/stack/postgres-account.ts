import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, renameSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { binariesIn, findPostgresBinaries, type PostgresBinaries } from "./postgres-binaries";
import { StartFault } from "./start-fault.mjs";

/** As whom PostgreSQL runs: it refuses root. `prefix` is put before the command, `ids` are given to spawn. */
export interface PostgresAccount {
  readonly binaries: PostgresBinaries;
  readonly ids: { readonly uid: number; readonly gid: number } | null;
  readonly prefix: readonly string[];
}

const NOBODY = 65_534;
const NAMESPACE = ["unshare", "--user", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

export function choosePostgresAccount(dataDir: string): PostgresAccount {
  const binaries = findPostgresBinaries();
  const me = process.getuid?.();
  const owner = existsSync(dataDir) ? statSync(dataDir) : null;
  if (me === undefined || me !== 0) {
    if (owner && me !== undefined && owner.uid !== me) {
      throw new StartFault(
        `The database in ${dataDir} belongs to user ${owner.uid}, and only that user or root may start it.`,
      );
    }
    return { binaries, ids: null, prefix: [] };
  }
  if (owner?.uid === 0) return inNamespace(binaries, dataDir);
  const ids = owner ? { uid: owner.uid, gid: owner.gid } : unprivileged();
  if (!canEnter(dirname(dataDir), ids)) return inNamespace(binaries, dataDir);
  return { binaries: canRun(binaries, ids) ? binaries : copiedBinaries(binaries, dataDir), ids, prefix: [] };
}

function unprivileged(): { uid: number; gid: number } {
  const entries = existsSync("/etc/passwd") ? readFileSync("/etc/passwd", "utf8").split("\n") : [];
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = entries.find((entry) => entry.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid && gid && Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  return { uid: NOBODY, gid: NOBODY };
}

function canEnter(folder: string, ids: { uid: number; gid: number }): boolean {
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...ids, cwd: "/" }).status === 0;
}

function canRun(binaries: PostgresBinaries, ids: { uid: number; gid: number }): boolean {
  return spawnSync(binaries.postgres, ["--version"], { ...ids, cwd: "/" }).status === 0;
}

/** For a project in a closed folder with a home in an open one. */
function copiedBinaries(binaries: PostgresBinaries, dataDir: string): PostgresBinaries {
  const folder = join(dirname(dataDir), "postgresql-binaries");
  if (existsSync(folder)) return binariesIn(folder);
  const draft = `${folder}.${process.pid}`;
  cpSync(binaries.folder, draft, { recursive: true, verbatimSymlinks: true });
  renameSync(draft, folder);
  return binariesIn(folder);
}

/** For a project in a folder closed to every other user: root sheds its name in a user namespace and keeps its files. */
function inNamespace(binaries: PostgresBinaries, dataDir: string): PostgresAccount {
  const [command = "", ...options] = NAMESPACE;
  if (spawnSync(command, [...options, binaries.postgres, "--version"], { cwd: "/" }).status === 0) {
    return { binaries, ids: null, prefix: NAMESPACE };
  }
  throw new StartFault(
    `PostgreSQL does not run as root, and no other user can reach ${dirname(dataDir)}: start as an ordinary user, set HEADWATER_HOME to a folder that others may enter, or set DATABASE_URL.`,
  );
}
