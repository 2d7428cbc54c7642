import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, expect, test } from "vitest";
import { makeDatabaseOwner } from "./database-owner";
import { type PostgresServer, startPostgres } from "./postgres-server";
import { identityOf } from "./process-identity.mjs";

const PASSWORD = "only-for-tests";

async function ask(url: string, query: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(query)).rows;
  } finally {
    await client.end();
  }
}

// Making a cluster takes seconds, so the tests follow one cluster through what may happen to it.
const home = mkdtempSync(join(tmpdir(), "headwater-postgres-"));
chmodSync(home, 0o755);
const dataDir = join(home, "postgres");

const started: PostgresServer[] = [];

async function start(port?: number): Promise<PostgresServer> {
  const server = await startPostgres({ dataDir, password: PASSWORD, port });
  started.push(server);
  return server;
}

afterEach(() => Promise.all(started.splice(0).map((server) => server.stop())));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test("the owner of the database is no superuser, so row level security binds it", async () => {
  const server = await start();
  const url = await makeDatabaseOwner(server.port, PASSWORD);
  expect(
    await ask(url, "select current_user as name, rolsuper, rolbypassrls from pg_roles where rolname = current_user"),
  ).toEqual([{ name: "headwater_owner", rolsuper: false, rolbypassrls: false }]);
}, 60_000);

test("what was acknowledged is there after the server and its supervisor were killed", async () => {
  const first = await start();
  const url = await makeDatabaseOwner(first.port, PASSWORD);
  await ask(url, "create table kept as select 1 as n");
  first.process.kill("SIGKILL");
  await once(first.process, "exit");
  expect(existsSync(join(dataDir, "postmaster.pid"))).toBe(true);
  const second = await start(first.port);
  expect(second.port).toBe(first.port);
  expect(await ask(url, "select n from kept")).toEqual([{ n: 1 }]);
}, 60_000);

test("a server that an earlier run left behind is ended before the next one starts", async () => {
  const first = await start();
  await start();
  expect(identityOf(first.process.pid ?? 0)).toBeNull();
}, 60_000);

test("a pid file whose number belongs to another program does not keep the server from starting", async () => {
  const first = await start();
  const file = join(dataDir, "postmaster.pid");
  const lines = readFileSync(file, "utf8").split("\n");
  await first.stop();
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await once(other, "spawn");
  writeFileSync(file, [String(other.pid), ...lines.slice(1)].join("\n"));
  await start();
  expect(identityOf(other.pid ?? 0)).not.toBeNull();
  other.kill("SIGKILL");
}, 60_000);
