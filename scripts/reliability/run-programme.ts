import { randomInt } from "node:crypto";
import type { Measured } from "../../bench/verdict";
import { lazyGround } from "./ground";
import { PROGRAMME } from "./programme";

class UnknownTest extends Error {
  override readonly name = "UnknownTest";
}

/** Runs one test of the programme on a ground of its own. */
export async function runProgramme(
  asked: {
    readonly id: string;
    readonly isRelease: boolean;
    readonly seed: number | null;
    readonly minutes: number | null;
  },
  signal: AbortSignal,
): Promise<Measured> {
  const entry = PROGRAMME[asked.id];
  if (!entry) {
    const known = Object.entries(PROGRAMME).map(([id, { says }]) => `  ${id}  ${says}`);
    throw new UnknownTest(["The programme holds:", ...known].join("\n"));
  }
  const seed = asked.seed ?? randomInt(1_000_000);
  const tell = (line: string) => process.stderr.write(`  ${line}\n`);
  tell(`${asked.id}: ${entry.says}${asked.isRelease ? ", release figure" : ""}, seed ${seed}`);
  const { ground, end } = lazyGround();
  try {
    const run = await entry.load();
    const measured = await run({ isRelease: asked.isRelease, seed, minutes: asked.minutes, signal, ground, tell });
    return { seed, ...measured };
  } finally {
    await end();
  }
}
