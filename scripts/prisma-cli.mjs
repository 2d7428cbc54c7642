#!/usr/bin/env node
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { stampClient } from "./stack/client-stamp.mjs";

const COMMANDS = ["generate", "validate", "format"];
const HELP = `Usage: node scripts/prisma-cli.mjs ${COMMANDS.join("|")}
Runs Prisma's command line for what needs no engine and no network. Migrations are applied by npm run migrate.`;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [command = "", ...rest] = process.argv.slice(2);

if (command === "--help" || command === "-h") {
  console.log(HELP);
} else if (process.env.npm_config_package_lock_only === "true") {
  console.log("Only the lock file is written, so there is no Prisma to run.");
} else if (COMMANDS.includes(command)) {
  process.exitCode = run();
} else {
  console.error(HELP);
  process.exitCode = 2;
}

function run() {
  const cli = createRequire(import.meta.url).resolve("prisma/build/index.js");
  const extra = command === "generate" ? ["--no-hints"] : [];
  const ended = spawnSync(process.execPath, [cli, command, ...extra, ...rest], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...withoutEngine() },
  });
  const failed = ended.status !== 0;
  if (failed || command !== "generate") process.stderr.write(`${ended.stdout ?? ""}${ended.stderr ?? ""}`);
  if (!failed && command === "generate") stampClient(root);
  return failed ? 1 : 0;
}

/** The command line insists on fetching an engine which these three commands never start, so it is shown one that is there. */
function withoutEngine() {
  const idle = ["/bin/true", "/usr/bin/true"].find((path) => existsSync(path));
  return {
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    ...(idle && !process.env.PRISMA_SCHEMA_ENGINE_BINARY ? { PRISMA_SCHEMA_ENGINE_BINARY: idle } : {}),
  };
}
