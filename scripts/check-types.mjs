import { spawnSync } from "node:child_process";
import { ROOT } from "./stack/run-command.mjs";

// Next writes the types of its routes and of what may be imported; on a fresh clone they are not there yet.
const steps = [
  ["node_modules/next/dist/bin/next", "typegen"],
  ["node_modules/typescript/bin/tsc", "--noEmit"],
];

for (const args of steps) {
  const ended = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
  if (ended.status !== 0) {
    console.log(`${ended.stdout}${ended.stderr}`);
    process.exitCode = 1;
    break;
  }
}
