import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { useTemporaryFolders } from "../testing/temporary-folder";
import { isInstalled, requireNode } from "./install.mjs";
import { ROOT } from "./project";

const folder = useTemporaryFolders();

type Entry = { version: string; integrity: string; optional?: boolean };
const A: Entry = { version: "1.0.0", integrity: "sha512-a" };
const FOREIGN: Entry = { version: "1.0.0", integrity: "sha512-b", optional: true };

function checkout(wanted: Record<string, Entry>, present: Record<string, Entry> | null): string {
  const root = folder();
  mkdirSync(join(root, "node_modules"));
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages: { "": { name: "x" }, ...wanted } }));
  if (present) writeFileSync(join(root, "node_modules/.package-lock.json"), JSON.stringify({ packages: present }));
  return root;
}

test("what npm has put there is not installed again, other platforms' packages apart", () => {
  expect(
    isInstalled(checkout({ "node_modules/a": A, "node_modules/other-os": FOREIGN }, { "node_modules/a": A })),
  ).toBe(true);
});

test.each([
  ["nothing is there", { "node_modules/a": A }, null],
  ["a package is missing", { "node_modules/a": A }, {}],
  ["a version has changed", { "node_modules/a": { ...A, version: "1.0.1" } }, { "node_modules/a": A }],
  ["a package's content has changed", { "node_modules/a": { ...A, integrity: "sha512-c" } }, { "node_modules/a": A }],
])("packages are installed when %s", (_, wanted, present) => {
  expect(isInstalled(checkout(wanted, present))).toBe(false);
});

test.each([
  [">=99.0 <100", false],
  [">=18.0 <19", false],
  [">=18.0 <99", true],
])("Node %s fits: %s", (range, fits) => {
  const root = folder();
  writeFileSync(join(root, "package.json"), JSON.stringify({ engines: { node: range } }));
  if (fits) expect(() => requireNode(root)).not.toThrow();
  else
    expect(() => requireNode(root)).toThrow(
      `Headwater needs Node ${range}, and this is Node ${process.versions.node}.`,
    );
});

test("the lock file has an entry for every package of every platform, or npm ci refuses it", () => {
  const lock: { packages: Record<string, { optionalDependencies?: Record<string, string> }> } = JSON.parse(
    readFileSync(join(ROOT, "package-lock.json"), "utf8"),
  );
  const present = new Set(Object.keys(lock.packages).map((path) => path.split("node_modules/").at(-1)));
  const wanted = Object.values(lock.packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
  expect(wanted.length).toBeGreaterThan(0);
  expect(wanted.filter((name) => !present.has(name))).toEqual([]);
});
