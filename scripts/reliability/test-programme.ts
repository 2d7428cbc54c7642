import { afterAll, expect, test } from "vitest";
import { judge } from "../../bench/verdict";
import { lazyGround } from "./ground";
import { type Entry, PROGRAMME } from "./programme";

const SEED = Number(process.env.SEED ?? "1");

/** The small figures of the programme (RELIABILITY.md 4); the large ones are `npm run reliability -- ID --release`. */
export function testProgramme(half: Entry["half"]): void {
  const { ground, end } = lazyGround();
  afterAll(end);
  for (const [id, { says, load, withinMs }] of Object.entries(PROGRAMME).filter(([, entry]) => entry.half === half)) {
    test.skipIf(withinMs === null)(`${id}: ${says}, seed ${SEED}`, { timeout: withinMs ?? 0 }, async ({ signal }) => {
      const run = await load();
      const told: string[] = [];
      const tell = (line: string) => told.push(line);
      const measured = await run({ isRelease: false, seed: SEED, minutes: null, signal, ground, tell });
      const { line, ok } = judge(id, { seed: SEED, ...measured });
      expect(ok, [line, ...told].join("\n")).toBe(true);
    });
  }
}
