#!/usr/bin/env node
import { allowTypescript } from "./stack/allow-typescript.mjs";
import { ensureClient } from "./stack/ensure-client.mjs";
import { ensureInstalled, requireNode } from "./stack/install.mjs";
import { ROOT, runCommand } from "./stack/run-command.mjs";

const HELP = `Usage: npm run verify
Format, lint, rooms, types, dead code and unit tests: what can be known without a database and without a network.`;

await runCommand(HELP, async (signal) => {
  const since = Date.now();
  requireNode(ROOT);
  await ensureInstalled(ROOT, signal);
  await ensureClient(ROOT);
  await allowTypescript(ROOT);
  const { verifyChecks } = await import("./stack/check-list.ts");
  const { runChecks } = await import("./stack/run-checks.ts");
  const { passed, failed } = await runChecks(verifyChecks(), signal);
  console.log(`${passed} passed, ${failed} failed in ${((Date.now() - since) / 1000).toFixed(1)} s`);
  return failed > 0 ? 1 : 0;
});
