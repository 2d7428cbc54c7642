import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { ROOT } from "./project";

export interface Check {
  readonly title: string;
  /** A Node script and its arguments. */
  readonly args: readonly string[];
  /** The JSON report of vitest or Playwright: its tests are counted. A check without one counts as one. */
  readonly report?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Says what it is doing while it does it, not only when it has failed. */
  readonly isShown?: boolean;
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const VitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

export async function runCheck(check: Check, signal: AbortSignal): Promise<Counts> {
  const since = Date.now();
  if (check.report) {
    mkdirSync(dirname(check.report), { recursive: true });
    rmSync(check.report, { force: true });
  }
  const { code, said } = await run(check, signal);
  signal.throwIfAborted();
  const counts = countsOf(check, code);
  const seconds = ((Date.now() - since) / 1000).toFixed(1);
  const verdict = counts.failed === 0 ? "ok" : "FAILED";
  console.log(`  ${check.title}: ${verdict}, ${seconds} s${check.report ? ` (${counts.passed} passed)` : ""}`);
  if (counts.failed > 0 && !check.isShown) console.log(said.trimEnd());
  return counts;
}

/** Two at a time: more would only wait for each other on a small machine. */
export async function runChecks(checks: readonly Check[], signal: AbortSignal): Promise<Counts> {
  const waiting = [...checks];
  const results: Counts[] = [];
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) results.push(await runCheck(check, signal));
  };
  await Promise.all([lane(), lane()]);
  return sumOf(results);
}

export function sumOf(counts: readonly Counts[]): Counts {
  const sum = (key: keyof Counts) => counts.reduce((total, count) => total + count[key], 0);
  return { passed: sum("passed"), failed: sum("failed") };
}

export const reportPath = (name: string): string => join(ROOT, ".headwater-test/reports", `${name}.json`);

function run(check: Check, signal: AbortSignal): Promise<{ code: number | null; said: string }> {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", FORCE_COLOR: "0", ...check.environment };
  const child = spawn(process.execPath, check.args, { cwd: ROOT, env, signal, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (check.isShown) process.stdout.write(text);
    });
  }
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: 1, said: `${said}${error.message}` }));
    child.once("close", (code) => resolve({ code, said }));
  });
}

function countsOf(check: Check, code: number | null): Counts {
  if (!check.report) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  const found = readReport(check.report);
  // A runner that fails without a failed test (nothing found, a broken file) is a failure of its own.
  return { passed: found.passed, failed: code === 0 ? found.failed : Math.max(1, found.failed) };
}

function readReport(path: string): Counts {
  try {
    const report: unknown = JSON.parse(readFileSync(path, "utf8"));
    const ofPlaywright = PlaywrightReport.safeParse(report);
    if (!ofPlaywright.success) {
      const { numPassedTests, numFailedTests } = VitestReport.parse(report);
      return { passed: numPassedTests, failed: numFailedTests };
    }
    const { expected, unexpected, flaky } = ofPlaywright.data.stats;
    return { passed: expected, failed: unexpected + flaky };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
