import { spawnSync } from "node:child_process";
import { isClientFresh } from "./client-stamp.mjs";
import { step } from "./progress.mjs";
import { StartFault } from "./start-fault.mjs";

/** Generates the database client when the schema or Prisma itself has changed since it was last generated. */
export async function ensureClient(root) {
  if (isClientFresh(root)) return;
  await step("generating the database client", () => {
    const ended = spawnSync(process.execPath, ["scripts/prisma-cli.mjs", "generate"], { cwd: root, encoding: "utf8" });
    if (ended.status !== 0) throw new StartFault(`The database client could not be generated:\n${ended.stderr.trim()}`);
  });
}
