#!/usr/bin/env node
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { allowTypescript } from "./stack/allow-typescript.mjs";
import { ensureClient } from "./stack/ensure-client.mjs";
import { ensureInstalled, requireNode } from "./stack/install.mjs";
import { ROOT, runCommand } from "./stack/run-command.mjs";

const names = readdirSync(join(ROOT, "bench"))
  .filter((file) => file.endsWith("-bench.ts"))
  .map((file) => file.replace("-bench.ts", ""));
const HELP = `Usage: npm run bench -- NAME        NAME is one of ${names.join(", ")}
Sets up what it needs, tells its progress on standard error, and prints the figures as one line of JSON.
Ends with 0 when every goal is met, 1 when one is missed, 2 when it could not run.`;

await runCommand(HELP, async (signal) => {
  const name = process.argv[2] ?? "";
  if (!/^[a-z-]+$/.test(name) || !existsSync(join(ROOT, "bench", `${name}-bench.ts`))) {
    console.error(HELP);
    return 2;
  }
  // Standard output is for the one line; everything else that speaks does so on standard error.
  console.log = console.error;
  requireNode(ROOT);
  await ensureInstalled(ROOT, signal);
  await ensureClient(ROOT);
  await allowTypescript(ROOT);
  const { measure } = await import(`../bench/${name}-bench.ts`);
  const { judge } = await import("../bench/verdict.ts");
  const verdict = await measured(() => measure(signal));
  if (!verdict) return 2;
  const { line, ok } = judge(name, verdict);
  process.stdout.write(`${line}\n`);
  return ok ? 0 : 1;
});

async function measured(measure) {
  try {
    return await measure();
  } catch (error) {
    console.error(error);
    return null;
  }
}
