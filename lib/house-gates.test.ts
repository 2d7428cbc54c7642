import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

// A gate that sees nothing passes everything, so each is shown faults it must find.

const ROOT = path.resolve(import.meta.dirname, "..");
let copy = "";

const PLANTED: Record<string, string> = {
  "lib/domain/pure.ts": 'import { readFileSync } from "node:fs";\nexport const pure = readFileSync;\n',
  "lib/db/rows.ts": "export const rows = 1;\n",
  "components/leak.tsx": 'import { rows } from "@/lib/db/rows";\nexport const leak = rows;\n',
  "lib/actions/write.ts": '"use server";\nexport const write = 1;\n',
  "components/form.tsx": 'import { write } from "@/lib/actions/write";\nexport const form = write;\n',
  "components/panel.tsx": 'import { form } from "@/components/form";\nexport const panel = form;\n',
  "app/(viewer)/my/page.tsx":
    'import { panel } from "@/components/panel";\nexport default function Page() {\n  return panel;\n}\n',
  "lib/tools/tool.ts": "export const tool = 1;\n",
  "lib/services/use-tool.ts": 'import { tool } from "@/lib/tools/tool";\nexport const used = tool;\n',
  "lib/queries/one.ts": 'import { two } from "@/lib/queries/two";\nexport const one = () => two;\n',
  "lib/queries/two.ts": 'import { one } from "@/lib/queries/one";\nexport const two = () => one;\n',
};

beforeAll(() => {
  copy = mkdtempSync(path.join(os.tmpdir(), "headwater-gates-"));
  for (const file of [".dependency-cruiser.cjs", "tsconfig.json", "biome.json", "package.json"]) {
    cpSync(path.join(ROOT, file), path.join(copy, file));
  }
  symlinkSync(path.join(ROOT, "node_modules"), path.join(copy, "node_modules"));
  for (const [file, text] of Object.entries(PLANTED)) {
    mkdirSync(path.join(copy, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(copy, file), text);
  }
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function run(command: string, args: readonly string[]): { code: number | null; output: string } {
  const bin = path.join(ROOT, "node_modules", ".bin", command);
  const { status, stdout, stderr } = spawnSync(bin, args, { cwd: copy, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  return { code: status, output: `${stdout}${stderr}` };
}

const ROOMS = ["--config", ".dependency-cruiser.cjs", "app", "components", "lib"];

test("the gate of the rooms finds every planted import", { timeout: 60_000 }, () => {
  const { summary } = JSON.parse(run("depcruise", [...ROOMS, "--output-type", "json"]).output);
  expect(summary.totalCruised).toBeGreaterThanOrEqual(Object.keys(PLANTED).length);
  const found = new Set(summary.violations.map((violation: { rule: { name: string } }) => violation.rule.name));
  expect(found).toEqual(
    new Set(["domain-is-pure", "components-imports", "viewer-cannot-write", "known-folders-only", "no-cycles"]),
  );
});

test("the gate of the rooms fails when it finds something", { timeout: 60_000 }, () => {
  expect(run("depcruise", ROOMS).code).not.toBe(0);
});

test("the gate of sizes, names and forbidden words finds every planted fault", { timeout: 60_000 }, () => {
  const lines = Array.from({ length: 260 }, (_, index) => `export const line${index} = ${index};`).join("\n");
  writeFileSync(path.join(copy, "lib/domain/tooLong.ts"), `${lines}\n`);
  writeFileSync(
    path.join(copy, "lib/domain/forbidden.ts"),
    "export const leaky = (a: any) => fetch(process.env.URL ?? a);\nexport default leaky;\nconsole.log(eval(leaky));\n",
  );
  writeFileSync(
    path.join(copy, "lib/domain/markup.tsx"),
    'export const markup = <p dangerouslySetInnerHTML={{ __html: "" }} />;\n',
  );
  const { code, output } = run("biome", ["lint", "--vcs-enabled=false", "--max-diagnostics=200", "lib/domain"]);
  for (const rule of [
    "noExcessiveLinesPerFile",
    "useFilenamingConvention",
    "noExplicitAny",
    "noRestrictedGlobals",
    "noProcessEnv",
    "noDefaultExport",
    "noConsole",
    "noGlobalEval",
    "noDangerouslySetInnerHtml",
  ]) {
    expect(output, rule).toContain(rule);
  }
  expect(code).not.toBe(0);
});
