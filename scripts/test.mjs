#!/usr/bin/env node
import { allowTypescript } from "./stack/allow-typescript.mjs";
import { ensureClient } from "./stack/ensure-client.mjs";
import { ensureInstalled, requireNode } from "./stack/install.mjs";
import { ROOT, runCommand } from "./stack/run-command.mjs";

const HELP = `Usage: npm test
Everything: npm run verify, the tests on a real database, and the whole portal in a real browser, each from nothing.
Its last line is "N passed, N failed". HEADWATER_BROWSER names a browser to use instead of the one it finds.`;

await runCommand(HELP, async (signal) => {
  requireNode(ROOT);
  await ensureInstalled(ROOT, signal);
  await ensureClient(ROOT);
  await allowTypescript(ROOT);
  const { runTests } = await import("./stack/run-tests.ts");
  const { passed, failed } = await runTests(signal);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});
