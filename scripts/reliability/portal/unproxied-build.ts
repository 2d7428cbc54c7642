import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const Functions = z.looseObject({ functions: z.record(z.string(), z.unknown()) });

/**
 * The built portal as if there were no `proxy.ts`: the same files, but the manifests that name it do not. So the product
 * itself holds no switch that somebody could throw.
 */
export function makeUnproxied(built: string, target: string): string {
  rmSync(target, { recursive: true, force: true });
  linkAllBut(built, target, [".next", "server.js"]);
  copyFileSync(join(built, "server.js"), join(target, "server.js"));
  linkAllBut(join(built, ".next"), join(target, ".next"), ["server"]);
  const [from, to] = [join(built, ".next/server"), join(target, ".next/server")];
  linkAllBut(from, to, ["functions-config-manifest.json", "middleware.js"]);
  const manifest = Functions.parse(JSON.parse(readFileSync(join(from, "functions-config-manifest.json"), "utf8")));
  const { "/_middleware": proxy, ...functions } = manifest.functions;
  if (proxy === undefined) throw new Error("The build names no proxy: there is nothing to take out");
  writeFileSync(join(to, "functions-config-manifest.json"), JSON.stringify({ ...manifest, functions }));
  return target;
}

function linkAllBut(from: string, to: string, others: readonly string[]): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) if (!others.includes(name)) symlinkSync(join(from, name), join(to, name));
}
