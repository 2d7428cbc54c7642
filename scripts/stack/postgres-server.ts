import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { totalmem } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "./ports";
import { choosePostgresAccount } from "./postgres-account";
import { makeCluster } from "./postgres-cluster";
import { endLeftoverPostgres } from "./postgres-leftover";
import { StartFault } from "./start-fault.mjs";

export interface PostgresOptions {
  readonly dataDir: string;
  readonly password: string;
  readonly port?: number | undefined;
  readonly settings?: readonly string[];
  readonly onOutput?: (text: string) => void;
}

export interface PostgresServer {
  readonly port: number;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 120_000;
const STOP_WITHIN_MS = 20_000;
const LOOK_MS = 20;
const STATUS_LINE = 7;
const MEGABYTE = 1024 * 1024;

export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  await endLeftoverPostgres(options.dataDir);
  const account = choosePostgresAccount(options.dataDir);
  makeCluster(options.dataDir, account, options.password);
  const port = await freePort(options.port);
  const [command = "", ...prefixed] = [...account.prefix, account.binaries.postgres, ...argumentsFor(options, port)];
  // A group of its own: Ctrl-C on the terminal must reach the database last, not at once.
  const child = spawn(command, prefixed, {
    ...account.ids,
    cwd: "/",
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said.push(text);
      if (said.length > 50) said.shift();
      options.onOutput?.(text);
    });
  }
  await untilReady(child, options.dataDir, () => said.join(""));
  return { port, process: child, stop: () => stop(child) };
}

function argumentsFor(options: PostgresOptions, port: number): string[] {
  const bufferMegabytes = Math.max(32, Math.min(512, Math.floor(totalmem() / MEGABYTE / 8)));
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    `shared_buffers=${bufferMegabytes}MB`,
    "max_wal_size=4GB",
    "jit=off",
    ...(options.settings ?? []),
  ];
  return ["-D", options.dataDir, ...settings.flatMap((setting) => ["-c", setting])];
}

async function untilReady(child: ChildProcess, dataDir: string, said: () => string): Promise<void> {
  let failed: Error | undefined;
  child.once("error", (error) => {
    failed = error;
  });
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    if (failed || child.exitCode !== null || child.signalCode !== null) throw new StartFault(reasonFor(said(), failed));
    if (isReady(dataDir, child.pid)) return;
    await pause(LOOK_MS);
  }
  child.kill("SIGQUIT");
  throw new StartFault(`PostgreSQL was not ready within ${READY_WITHIN_MS / 1000} s: ${reasonFor(said(), failed)}`);
}

function isReady(dataDir: string, pid: number | undefined): boolean {
  const file = join(dataDir, "postmaster.pid");
  if (!existsSync(file)) return false;
  const lines = readFileSync(file, "utf8").split("\n");
  return Number(lines[0]) === pid && lines[STATUS_LINE]?.trim() === "ready";
}

function reasonFor(said: string, failed: Error | undefined): string {
  if (/No space left/i.test(said)) return "PostgreSQL ended because the disk is full.";
  const lines = said.split("\n").filter((line) => /FATAL|PANIC|HINT|ERROR/.test(line));
  return `PostgreSQL did not start: ${lines.slice(-2).join(" ") || failed?.message || said.trim() || "it gave no reason"}`;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGINT");
  const inTime = await Promise.race([ended.then(() => true), pause(STOP_WITHIN_MS, false, { ref: false })]);
  if (inTime) return;
  child.kill("SIGQUIT");
  await ended;
}
