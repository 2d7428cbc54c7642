import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "./browser.mjs";
import { verifyChecks, vitestCheck, zoneChecks } from "./check-list";
import { endLeftovers } from "./leftovers";
import { takeLock } from "./lock.mjs";
import { ROOT } from "./project";
import { type Counts, reportPath, runCheck, runChecks, sumOf } from "./run-checks";
import { startTestStack } from "./test-stack";

const NOT_RUN: Counts = { passed: 0, failed: 1 };

/** Runs everything and returns the sum; a step that cannot run counts as a failure, and the steps after it still run. */
export async function runTests(signal: AbortSignal): Promise<Counts> {
  const parent = join(ROOT, ".headwater-test");
  mkdirSync(parent, { recursive: true, mode: 0o711 });
  const lock = takeLock(parent, (_, { pid }) => `npm test is already running in this checkout (process ${pid}).`);
  try {
    return sumOf([
      await heading("Verify", () => runChecks(verifyChecks(), signal)),
      await heading("Other time zones", () => runChecks(zoneChecks(), signal)),
      await heading("Database tests", () => runCheck(vitestCheck("database tests", "database"), signal)),
      await heading("End to end", () => runEndToEnd(parent, signal)),
    ]);
  } finally {
    lock.release();
  }
}

async function heading(title: string, work: () => Promise<Counts>): Promise<Counts> {
  const since = Date.now();
  console.log(title);
  const counts = await work();
  console.log(
    `${title}: ${counts.passed} passed, ${counts.failed} failed, ${((Date.now() - since) / 1000).toFixed(1)} s\n`,
  );
  return counts;
}

async function runEndToEnd(parent: string, signal: AbortSignal): Promise<Counts> {
  const browser = await findBrowser();
  console.log(`  browser: ${browser.kind}, ${browser.executablePath}`);
  const home = join(parent, "e2e");
  await endLeftovers(home, join(home, "postgres"));
  rmSync(home, { recursive: true, force: true });
  const stack = await startTestStack(home, signal);
  if (!stack) return NOT_RUN;
  const report = reportPath("e2e");
  try {
    return await runCheck(
      {
        title: "specs",
        args: ["node_modules/@playwright/test/cli.js", "test"],
        report,
        isShown: true,
        environment: {
          ...browser.environment,
          HEADWATER_BROWSER: browser.executablePath,
          BASE_URL: stack.origin,
          SANDBOX_CONTROL_URL: stack.control,
          PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        },
      },
      signal,
    );
  } finally {
    await stack.stop();
  }
}
