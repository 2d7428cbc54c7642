import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";

const RELATIVE_IMPORT = /(\b(?:from|import)\s*\(?\s*")(\.{1,2}\/[^"]+)(")/g;

/** The sandbox as plain modules in a folder of their own: a process of them is there in a quarter of the time. */
export function plainCopy(folder: string): string {
  const files = readdirSync("sandbox", { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))) {
    const { outputText } = ts.transpileModule(readFileSync(join("sandbox", file), "utf8"), {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, verbatimModuleSyntax: true },
    });
    const target = join(folder, "sandbox", file.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText.replace(RELATIVE_IMPORT, "$1$2.js$3"));
  }
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  return join(folder, "sandbox", "server.js");
}
