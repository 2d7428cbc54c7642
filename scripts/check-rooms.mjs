import { spawnSync } from "node:child_process";
import { ROOT } from "./stack/run-command.mjs";

const cruiser = "node_modules/dependency-cruiser/bin/dependency-cruise.mjs";
const ended = spawnSync(process.execPath, [cruiser, "--config", ".dependency-cruiser.cjs", ...process.argv.slice(2)], {
  cwd: ROOT,
  encoding: "utf8",
});
console.log(`${ended.stdout}${ended.stderr}`);

// It also reports "no violations" when it could read nothing.
const seen = Number(/\((\d+) modules/.exec(ended.stdout)?.[1] ?? 0);
if (seen === 0) console.log("No module was seen, so nothing was checked.");
process.exitCode = ended.status === 0 && seen > 0 ? 0 : 1;
