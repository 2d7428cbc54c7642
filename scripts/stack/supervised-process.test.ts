import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { useTemporaryFolders } from "../testing/temporary-folder";
import { endLeftovers } from "./leftovers";
import { identityOf } from "./process-identity.mjs";
import { openRotatingLog } from "./rotating-log";
import { openRunJournal, readRunRecord } from "./run-record";
import { superviseProcess } from "./supervised-process";

const folder = useTemporaryFolders();
const STAYS = "process.stdout.write('up'); setInterval(() => {}, 1000)";

function supervise(home: string, script: string) {
  const deaths: number[] = [];
  const pids: number[] = [];
  const supervised = superviseProcess(
    { name: "web", args: ["-e", script], cwd: home, environment: { NODE_ENV: "production" }, stopWithinMs: 300 },
    {
      log: openRotatingLog(join(home, "web.log")),
      onPid: (_, pid) => pids.push(pid),
      onDeath: (_, facts) => deaths.push(facts.pauseMs),
    },
  );
  return { supervised, deaths, pids };
}

async function until(holds: () => boolean): Promise<void> {
  for (let round = 0; round < 500 && !holds(); round += 1) await pause(20);
  expect(holds()).toBe(true);
}

test("a process that ends by itself is started again, and waits longer each time", async () => {
  const { supervised, deaths, pids } = supervise(folder(), "process.exit(3)");
  await until(() => pids.length === 3);
  await supervised.stop();
  expect(deaths.slice(0, 2)).toEqual([500, 1000]);
}, 15_000);

test("a process that does not heed the signal to end is killed", async () => {
  const { supervised, deaths, pids } = supervise(folder(), `process.on("SIGTERM", () => {}); ${STAYS}`);
  await until(() => pids.length === 1);
  await pause(300);
  await supervised.stop();
  expect(identityOf(pids[0] ?? 0)).toBeNull();
  expect(deaths).toEqual([]);
}, 15_000);

test("what a killed run has left behind is ended, and nobody else's process with the same number", async () => {
  const home = folder();
  const left = spawn(process.execPath, ["-e", STAYS], { detached: true });
  const other = spawn(process.execPath, ["-e", STAYS], { detached: true });
  await Promise.all([once(left.stdout, "data"), once(other.stdout, "data")]);
  const children = [
    { name: "web", pid: left.pid, identity: identityOf(left.pid ?? 0) },
    { name: "worker", pid: other.pid, identity: "an earlier boot:17" },
  ];
  writeFileSync(join(home, "run.json"), JSON.stringify({ children }));
  expect(await endLeftovers(home, join(home, "postgres"))).toEqual(["web"]);
  expect(identityOf(left.pid ?? 0)).toBeNull();
  expect(identityOf(other.pid ?? 0)).not.toBeNull();
  other.kill("SIGKILL");
}, 15_000);

test("a run that has ended leaves no process and no secret in its record, only the ports it had", () => {
  const home = folder();
  const journal = openRunJournal(home);
  journal.note({ environment: { HEADWATER_SECRET: "tell-nobody" }, ports: { sandbox: 4000 }, isReady: true });
  journal.noteChild("web", process.pid);
  expect(readRunRecord(home)?.children).toHaveLength(1);
  journal.close();
  expect(readRunRecord(home)).toMatchObject({
    pid: 0,
    isReady: false,
    environment: {},
    children: [],
    ports: { sandbox: 4000 },
  });
});
