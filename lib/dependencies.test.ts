import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "..");
const json = (file: string) => JSON.parse(readFileSync(path.join(ROOT, file), "utf8"));

type Versions = Readonly<Record<string, string>>;
interface Locked {
  readonly version?: string;
  readonly hasInstallScript?: boolean;
  readonly integrity?: string;
  readonly inBundle?: boolean;
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
}

const manifest: { dependencies: Versions; devDependencies: Versions; allowScripts: Record<string, boolean> } =
  json("package.json");
const locked: Readonly<Record<string, Locked>> = json("package-lock.json").packages;
const floors: Readonly<Record<string, { floor: string }>> = json("docs/dependency-floors.json");

const nameOf = (place: string) => place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
const copiesOf = (name: string) => Object.entries(locked).filter(([place]) => place !== "" && nameOf(place) === name);

/** A pre-release stands below its release. */
function isBelow(version: string, floor: string): boolean {
  const numbers = (text: string) => (text.split("-")[0] ?? "").split(".").map(Number);
  const [own, least] = [numbers(version), numbers(floor)];
  const at = least.findIndex((number, place) => own[place] !== number);
  return at === -1 ? version.includes("-") : (own[at] ?? 0) < (least[at] ?? 0);
}

test("versions are compared by number, part by part", () => {
  expect(["16.4.4", "16.3.99", "15.99.0", "9.0.0", "16.4.5-canary.1"].map((one) => isBelow(one, "16.4.5"))).toEqual(
    Array(5).fill(true),
  );
  expect(["16.4.5", "16.4.10", "16.10.0", "17.0.0"].map((one) => isBelow(one, "16.4.5"))).toEqual(Array(4).fill(false));
});

test("no package stands below the version that closed a known hole, however deep it is", () => {
  for (const [name, { floor }] of Object.entries(floors)) {
    const copies = copiesOf(name);
    expect(copies, name).not.toEqual([]);
    for (const [place, { version = "" }] of copies) expect(isBelow(version, floor), `${place} ${version}`).toBe(false);
  }
});

test("every version is pinned exactly, and the lock file holds the same", () => {
  for (const kind of ["dependencies", "devDependencies"] as const) {
    expect(Object.values(manifest[kind]).filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
    expect(locked[""]?.[kind]).toEqual(manifest[kind]);
  }
});

test("every package is known by the hash of what it held when it was taken in", () => {
  const unknown = Object.entries(locked).filter(
    ([place, { integrity, inBundle }]) => place !== "" && !inBundle && !/^sha512-/.test(integrity ?? ""),
  );
  expect(unknown.map(([place]) => place)).toEqual([]);
});

test("Prisma's three parts are of one version", () => {
  const parts = ["prisma", "@prisma/client", "@prisma/adapter-pg"].map((name) => manifest.dependencies[name]);
  expect(new Set(parts).size).toBe(1);
});

test("no package runs a script of its own at installation that nobody decided about", () => {
  const scripted = Object.entries(locked).filter(([, { hasInstallScript }]) => hasInstallScript);
  const names = scripted.map(([place]) => (place === "" ? "" : nameOf(place))).filter((name) => name !== "");
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
});
