import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../scripts/stack/project";
import { startTestStack } from "../scripts/stack/test-stack";
import { type Measured, medianOf } from "./verdict";

const AGAIN = 5;
const SECOND_START_SECONDS = 10;

/** From a fresh clone to ready, and from ready once before to ready again. What is committed is measured. */
export async function measure(signal: AbortSignal): Promise<Measured> {
  const place = mkdtempSync(join(tmpdir(), "headwater-bench-"));
  const clone = join(place, "clone");
  try {
    const made = spawnSync("git", ["clone", "--quiet", ROOT, clone], { encoding: "utf8" });
    if (made.status !== 0) throw new Error(`The clone could not be made: ${made.stderr}`);
    const freshCloneSeconds = await timeStart(clone, signal);
    const again: number[] = [];
    for (let round = 0; round < AGAIN; round += 1) again.push(await timeStart(clone, signal));
    return {
      seed: 1,
      figures: {
        freshCloneSeconds,
        secondStartSeconds: medianOf(again),
        slowestSecondStartSeconds: Math.max(...again),
      },
      goals: { secondStartSeconds: { max: SECOND_START_SECONDS } },
    };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function timeStart(clone: string, signal: AbortSignal): Promise<number> {
  const since = Date.now();
  const stack = await startTestStack(join(clone, ".headwater"), signal, { root: clone });
  if (!stack) throw new Error("Headwater did not start");
  const seconds = (Date.now() - since) / 1000;
  await stack.stop();
  return seconds;
}
