import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { makeDatabaseOwner } from "./database-owner";
import { startPostgres } from "./postgres-server";
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

afterAll(() => rmSync(home, { recursive: true, force: true }));

test("the owner of the database is no superuser, so row level security binds it", async () => {
  const server = await startPostgres({ dataDir, password: PASSWORD });
  const url = await makeDatabaseOwner(server.port, PASSWORD);
  expect(
    await ask(url, "select current_user as name, rolsuper, rolbypassrls from pg_roles where rolname = current_user"),
  ).toEqual([{ name: "headwater_owner", rolsuper: false, rolbypassrls: false }]);
  await server.stop();
}, 60_000);

test("what was acknowledged is there after the server and its supervisor were killed", async () => {
  const first = await startPostgres({ dataDir, password: PASSWORD });
  const url = await makeDatabaseOwner(first.port, PASSWORD);
  await ask(url, "create table kept as select 1 as n");
  first.process.kill("SIGKILL");
  await once(first.process, "exit");
  expect(existsSync(join(dataDir, "postmaster.pid"))).toBe(true);
  const second = await startPostgres({ dataDir, password: PASSWORD, port: first.port });
  expect(second.port).toBe(first.port);
  expect(await ask(url, "select n from kept")).toEqual([{ n: 1 }]);
  await second.stop();
}, 60_000);

test("a server that an earlier run left behind is ended before the next one starts", async () => {
  const first = await startPostgres({ dataDir, password: PASSWORD });
  const second = await startPostgres({ dataDir, password: PASSWORD });
  expect(identityOf(first.process.pid ?? 0)).toBeNull();
  await second.stop();
}, 60_000);

test("a pid file whose number belongs to another program does not keep the server from starting", async () => {
  const first = await startPostgres({ dataDir, password: PASSWORD });
  const file = join(dataDir, "postmaster.pid");
  const lines = readFileSync(file, "utf8").split("\n");
  await first.stop();
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await once(other, "spawn");
  writeFileSync(file, [String(other.pid), ...lines.slice(1)].join("\n"));
  const second = await startPostgres({ dataDir, password: PASSWORD });
  expect(identityOf(other.pid ?? 0)).not.toBeNull();
  other.kill("SIGKILL");
  await second.stop();
}, 60_000);
