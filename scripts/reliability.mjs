#!/usr/bin/env node
import { allowTypescript } from "./stack/allow-typescript.mjs";
import { ensureClient } from "./stack/ensure-client.mjs";
import { ensureInstalled, requireNode } from "./stack/install.mjs";
import { ROOT, runCommand } from "./stack/run-command.mjs";

const HELP = `Usage: npm run reliability -- ID [--release] [--seed N] [--minutes N]        ID is such as T1 or T2; without one all are named
Sets up what it needs, tells its progress on standard error, and prints the figures as one line of JSON.
--release runs the large figure. The seed is printed, and given again it draws the same.
--minutes says how long a test lasts that goes by time.
Ends with 0 when every goal is met, 1 when one is missed, 2 when it could not run.`;

await runCommand(HELP, async (signal) => {
  const asked = readArguments(process.argv.slice(2));
  if (!asked) {
    console.error(HELP);
    return 2;
  }
  // Standard output is for the one line; everything else that speaks does so on standard error.
  console.log = console.error;
  requireNode(ROOT);
  await ensureInstalled(ROOT, signal);
  await ensureClient(ROOT);
  await allowTypescript(ROOT);
  const { runProgramme } = await import("./reliability/run-programme.ts");
  const { judge } = await import("../bench/verdict.ts");
  const measured = await told(() => runProgramme(asked, signal));
  if (!measured) return 2;
  const { line, ok } = judge(asked.id, measured);
  process.stdout.write(`${line}\n`);
  return ok ? 0 : 1;
});

function readArguments(words) {
  const rest = words.filter((word) => word !== "--release");
  const seed = takeNumber(rest, "--seed");
  const minutes = takeNumber(rest, "--minutes");
  const [id = "", ...more] = rest;
  if (more.length > 0 || id.startsWith("-") || seed === undefined || minutes === undefined) return null;
  return { id, isRelease: words.includes("--release"), seed, minutes };
}

/** Null when the option is not there, undefined when no number follows it. */
function takeNumber(words, option) {
  const at = words.indexOf(option);
  if (at < 0) return null;
  const [, value] = words.splice(at, 2);
  return /^\d{1,9}$/.test(value ?? "") ? Number(value) : undefined;
}

async function told(measure) {
  try {
    return await measure();
  } catch (error) {
    console.error(error instanceof Error && error.name === "UnknownTest" ? error.message : error);
    return null;
  }
}
