#!/usr/bin/env node
import { allowTypescript } from "./stack/allow-typescript.mjs";
import { ROOT, runCommand } from "./stack/run-command.mjs";

const HELP = `Usage: npm run web
Runs one web process on what npm start has built, with the configuration of the environment. Any number may run.`;

await runCommand(HELP, async (signal) => {
  await allowTypescript(ROOT);
  const { runWeb } = await import("./stack/run-web.ts");
  return runWeb(signal);
});
