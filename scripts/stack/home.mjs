import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { asStartFault, StartFault } from "./start-fault.mjs";

const MEGABYTE = 1024 * 1024;
const NEW_DATABASE_MEGABYTES = 300;
const SPARE_MEGABYTES = 32;

/** Others may pass through the home but not list it: the database below it may belong to another user. */
const MODE = 0o711;

export function openHome(root) {
  const home = resolve(root, process.env.HEADWATER_HOME || ".headwater");
  try {
    if (!existsSync(home)) {
      mkdirSync(home, { recursive: true });
      chmodSync(home, MODE);
    }
    const probe = join(home, `.probe-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    const known = asStartFault(error);
    if (known !== error) throw new StartFault(`HEADWATER_HOME ${home} cannot be used. ${known.message}`);
    throw new StartFault(`HEADWATER_HOME ${home} cannot be used: ${error.message}.`);
  }
  requireRoom(home);
  return home;
}

function requireRoom(home) {
  const { bavail, bsize } = statfsSync(home);
  const free = Math.floor((bavail * bsize) / MEGABYTE);
  const isNew = !existsSync(join(home, "postgres")) && !process.env.DATABASE_URL;
  const needed = isNew ? NEW_DATABASE_MEGABYTES : SPARE_MEGABYTES;
  if (free >= needed) return;
  throw new StartFault(
    `The disk that holds HEADWATER_HOME ${home} is full: ${free} MB are free and ${needed} MB are needed.`,
  );
}

/** Made once and kept; a start killed while it writes leaves no half of it behind. */
export function keptSecret(home, name) {
  const path = join(home, name);
  if (!existsSync(path)) {
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flush: true });
    try {
      linkSync(draft, path);
    } finally {
      rmSync(draft, { force: true });
    }
  }
  return readFileSync(path, "utf8").trim();
}
