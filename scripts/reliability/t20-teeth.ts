import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { identityOf } from "../stack/process-identity.mjs";
import { ROOT } from "../stack/project";
import type { Mutant } from "./mutant";
import { MUTANTS } from "./planted-mutants";
import type { ReliabilityTest, RunOptions } from "./reliability-test";

const LEFT_OUT = ["node_modules", ".next", ".git", ".headwater", ".headwater-test", "tsconfig.tsbuildinfo"];
const FOLDER = "teeth-";
const LEAST = { ci: 20, release: 100 };

/** T20: a fault put into the code on purpose turns a test red, each by itself; without any they are green. */
export const run: ReliabilityTest = async (options) => {
  const mutants = MUTANTS.filter(({ isQuick }) => options.isRelease || isQuick);
  const misplaced = MUTANTS.filter((mutant) => !isPlaced(mutant));
  for (const { name, file } of misplaced) options.tell(`has no place any more: ${name} (${file})`);
  const tree = copyTree();
  try {
    const tests = [...new Set(mutants.flatMap((mutant) => mutant.tests))];
    const before = await runTests(tree, tests, options);
    for (const name of before.failed) options.tell(`fails without a fault: ${name}`);
    if (!before.isGreen) options.tell("without a fault not all is green");
    const caught: Mutant[] = [];
    for (const mutant of mutants.filter((one) => !misplaced.includes(one))) {
      options.signal.throwIfAborted();
      if (await isCaught(tree, mutant, options)) caught.push(mutant);
      else options.tell(`nobody noticed: ${mutant.name} (${mutant.file})`);
    }
    return {
      figures: {
        mutants: mutants.length,
        misplaced: misplaced.length,
        survivors: mutants.length - caught.length,
        failedWithout: before.isGreen ? 0 : Math.max(1, before.failed.length),
      },
      goals: {
        mutants: { min: options.isRelease ? LEAST.release : LEAST.ci },
        misplaced: { max: 0 },
        survivors: { max: 0 },
        failedWithout: { max: 0 },
      },
    };
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
};

/** Seen of all of them in the small figure too: the code moves on, and a fault that cannot be planted proves nothing. */
function isPlaced({ file, search, tests }: Mutant): boolean {
  const path = join(ROOT, file);
  const isThere = existsSync(path) && readFileSync(path, "utf8").split(search).length === 2;
  return isThere && tests.every((name) => existsSync(join(ROOT, name)));
}

/** The working tree is never touched: whoever kills this leaves a copy behind, not a fault. */
function copyTree(): string {
  const parent = join(ROOT, ".headwater-test");
  const tree = join(parent, `${FOLDER}${process.pid}`);
  mkdirSync(parent, { recursive: true, mode: 0o711 });
  sweep(parent);
  mkdirSync(tree, { mode: 0o711 });
  for (const name of readdirSync(ROOT).filter((entry) => !LEFT_OUT.includes(entry)))
    cpSync(join(ROOT, name), join(tree, name), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(tree, "node_modules"));
  return tree;
}

/** What somebody who was killed left. */
function sweep(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(FOLDER) || identityOf(Number(name.slice(FOLDER.length))) !== null) continue;
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}

async function isCaught(tree: string, mutant: Mutant, options: RunOptions): Promise<boolean> {
  const path = join(tree, mutant.file);
  const sound = readFileSync(path, "utf8");
  writeFileSync(path, sound.split(mutant.search).join(mutant.replace));
  try {
    const { failed } = await runTests(tree, mutant.tests, options);
    return failed.length > 0;
  } finally {
    writeFileSync(path, sound);
  }
}

const Report = z.object({
  numTotalTests: z.number(),
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) })),
});

interface Outcome {
  readonly failed: readonly string[];
  /** No test failed, all could begin, and nothing was thrown beside them. */
  readonly isGreen: boolean;
}

async function runTests(tree: string, tests: readonly string[], { signal }: RunOptions): Promise<Outcome> {
  const needsParts = (path: string) => /\.(db|http)\.test\.ts$/.test(path);
  const groups = [
    ["unit", tests.filter((path) => !needsParts(path))],
    ["database", tests.filter(needsParts)],
  ] as const;
  let outcome: Outcome = { failed: [], isGreen: true };
  for (const [project, paths] of groups) {
    if (paths.length === 0) continue;
    const { failed, isGreen } = await runProject(tree, { project, paths, signal });
    outcome = { failed: [...outcome.failed, ...failed], isGreen: outcome.isGreen && isGreen };
  }
  return outcome;
}

/** Tests that do not even begin have noticed nothing. */
async function runProject(
  tree: string,
  { project, paths, signal }: { project: string; paths: readonly string[]; signal: AbortSignal },
): Promise<Outcome> {
  const output = join(tree, "teeth.json");
  rmSync(output, { force: true });
  const options = ["run", "--bail=1", "--project", project, "--reporter=json", `--outputFile=${output}`];
  const child = spawn(process.execPath, [join(tree, "node_modules/vitest/vitest.mjs"), ...options, ...paths], {
    cwd: tree,
    env: { ...plainEnvironment(), NODE_ENV: "test" },
    stdio: "ignore",
    signal,
  });
  const [code] = await once(child, "exit");
  const report = Report.safeParse(readJson(output));
  if (!report.success) return { failed: [], isGreen: false };
  const { numTotalTests, testResults } = report.data;
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter((one) => one.status === "failed"),
  );
  return { failed: failed.map(({ fullName }) => fullName), isGreen: code === 0 && numTotalTests > 0 };
}

/** Nothing of the run this may be part of. */
function plainEnvironment(): Record<string, string> {
  const kept = ["PATH", "HOME", "LANG", "TMPDIR", "USER"];
  return Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}
