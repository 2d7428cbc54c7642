import { spawn, spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { useTemporaryFolders } from "../testing/temporary-folder";
import { takeLock } from "./lock.mjs";
import { identityOf } from "./process-identity.mjs";
import { ROOT } from "./project";

const folder = useTemporaryFolders();

const hold = (home: string, holder: { pid: number; identity: string | null }) =>
  writeFileSync(join(home, "lock"), JSON.stringify(holder));

test("a second start is told that the first is running, where, and as which process", () => {
  const home = folder();
  const lock = takeLock(home);
  writeFileSync(join(home, "run.json"), JSON.stringify({ pid: process.pid, address: "http://127.0.0.1:3000" }));
  expect(() => takeLock(home)).toThrow(
    `Headwater is already running at http://127.0.0.1:3000 (process ${process.pid}, home ${home})`,
  );
  lock.release();
  takeLock(home).release();
  expect(existsSync(join(home, "lock"))).toBe(false);
});

test("the lock of a killed run is taken over", () => {
  const home = folder();
  const gone = spawnSync(process.execPath, ["-e", ""]).pid;
  hold(home, { pid: gone, identity: "some boot:1" });
  takeLock(home).release();
});

test("a lock is taken over when its process number belongs to another program by now", () => {
  const home = folder();
  hold(home, { pid: process.pid, identity: `${identityOf(process.pid)}0` });
  takeLock(home).release();
});

test("a lock that a full disk cut short is taken over", () => {
  const home = folder();
  writeFileSync(join(home, "lock"), "");
  takeLock(home).release();
});

test("of many starts at the same moment one gets the lock, even with a stale one in the way", async () => {
  const home = folder();
  hold(home, { pid: 4_194_303, identity: "some boot:1" });
  const script = `import("${ROOT}/scripts/stack/lock.mjs").then(({ takeLock }) => {
    try { takeLock(${JSON.stringify(home)}); console.log("taken"); setTimeout(() => {}, 3000); } catch { console.log("refused"); }
  })`;
  const starts = Array.from({ length: 6 }, () => spawn(process.execPath, ["-e", script]));
  const words = await Promise.all(
    starts.map(
      (child) => new Promise<string>((resolve) => child.stdout.once("data", (text) => resolve(`${text}`.trim()))),
    ),
  );
  for (const child of starts) child.kill("SIGKILL");
  expect(words.filter((word) => word === "taken")).toHaveLength(1);
  expect(words.filter((word) => word === "refused")).toHaveLength(5);
}, 20_000);
