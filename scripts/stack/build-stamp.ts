import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./project";

const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "proxy.ts",
  "instrumentation.ts",
  "prisma/schema.prisma",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];
const NOT_BUILT = /\.(test|bench)\.tsx?$|\.md$|^generated$/;
const STAMP = join(ROOT, ".next/standalone/.made-from");

export function sourceHash(): string {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    for (const path of filesIn(source))
      hash
        .update(path)
        .update("\0")
        .update(readFileSync(join(ROOT, path)))
        .update("\0");
  }
  return hash.digest("hex");
}

export function isBuildFresh(hash: string): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash;
}

export function stampBuild(hash: string): void {
  writeFileSync(STAMP, hash);
}

function filesIn(path: string): string[] {
  const found = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(join(ROOT, path))
    .filter((name) => !NOT_BUILT.test(name))
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`));
}
