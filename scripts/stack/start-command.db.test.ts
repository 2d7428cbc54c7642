import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { useTemporaryFolders } from "../testing/temporary-folder";
import { takeLock } from "./lock.mjs";
import { ROOT } from "./project";

const folder = useTemporaryFolders();

function start(environment: Record<string, string>): { code: number | null; said: string } {
  const { PATH = "", HOME = "" } = process.env;
  const ended = spawnSync(process.execPath, ["scripts/start.mjs"], {
    cwd: ROOT,
    encoding: "utf8",
    env: { PATH, HOME, NODE_ENV: "test", ...environment },
    timeout: 60_000,
  });
  return { code: ended.status, said: `${ended.stdout}${ended.stderr}`.trim() };
}

test("a wrong configuration is listed whole, and nothing is started", () => {
  const home = folder();
  const { code, said } = start({
    HEADWATER_HOME: home,
    PORT: "many",
    HEADWATER_SECRET: "short",
    CLOUDMC_URL: "nowhere",
  });
  expect(code).toBe(1);
  expect(said.split("\n")).toEqual([
    "Nothing was started, because the configuration is wrong:",
    "  HEADWATER_SECRET must be at least 32 bytes long",
    "  PORT must be a whole number from 1 to 65535",
    "  CLOUDMC_URL must be an http or https address without user name, query or fragment",
    "  CLOUDMC_API_KEY is missing",
  ]);
  expect(readdirSync(home)).toEqual([]);
}, 60_000);

test("a taken port is told in one sentence that names the variable", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const home = folder();
  const { code, said } = start({ HEADWATER_HOME: home, PORT: String(port) });
  server.close();
  expect(code).toBe(1);
  expect(said).toBe(
    `Port ${port} on 127.0.0.1 is taken by another program: choose another one, for example PORT=${port + 1}.`,
  );
  expect(existsSync(join(home, "postgres"))).toBe(false);
}, 60_000);

test("a second start in the same home ends with one sentence", () => {
  const home = folder();
  const lock = takeLock(home);
  const { code, said } = start({ HEADWATER_HOME: home });
  lock.release();
  expect(code).toBe(1);
  expect(said).toMatch(/^Headwater is already being started \(process \d+, home .*\); end that one first.*\.$/);
}, 60_000);

test("a home that cannot be one is told in one sentence", () => {
  const { code, said } = start({ HEADWATER_HOME: "/dev/null/home" });
  expect(code).toBe(1);
  expect(said).toMatch(/^HEADWATER_HOME \/dev\/null\/home cannot be used/);
  expect(said.split("\n")).toHaveLength(1);
}, 60_000);
