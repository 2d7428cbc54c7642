import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../scripts/stack/ports";
import { step } from "../scripts/stack/progress.mjs";
import { ROOT } from "../scripts/stack/project";
import { outputOf } from "./output-of";

const NEXT = join(ROOT, "node_modules/next/dist/bin/next");

export interface Floors {
  /** Origins: a bare page of the same Next, and a bare server of the same Node. */
  readonly page: string;
  readonly node: string;
  stop(): void;
}

/** Two servers that do what the portal's pages cannot do without: the same statements, and next to nothing around them. */
export async function startFloors(reads: { database: string; session: string }, signal: AbortSignal): Promise<Floors> {
  // Next writes into the folder it builds, so it builds a copy.
  const place = join(ROOT, ".headwater-test/floor");
  rmSync(place, { recursive: true, force: true });
  cpSync(join(ROOT, "bench/floor"), place, { recursive: true });
  const environment = { FLOOR_DATABASE: reads.database, FLOOR_SESSION: reads.session };
  await step("building the bare page", () => build(place, signal));
  const [pagePort, nodePort] = [await freePort(), await freePort()];
  const page = run([NEXT, "start", place, "--hostname", "127.0.0.1", "--port", String(pagePort)], environment);
  const node = run(["--import", "tsx", "bench/floor/bare-server.ts"], { ...environment, PORT: String(nodePort) });
  const stop = () => {
    page.kill("SIGTERM");
    node.kill("SIGTERM");
  };
  try {
    await Promise.all([outputOf(page, /Ready in/), outputOf(node, /listening/)]);
    return { page: `http://127.0.0.1:${pagePort}`, node: `http://127.0.0.1:${nodePort}`, stop };
  } catch (error) {
    stop();
    throw error;
  }
}

async function build(place: string, signal: AbortSignal): Promise<void> {
  const child = run([NEXT, "build", place], {});
  const end = () => child.kill("SIGTERM");
  signal.addEventListener("abort", end);
  child.stdout?.pipe(process.stderr);
  const [code] = await once(child, "exit");
  signal.removeEventListener("abort", end);
  signal.throwIfAborted();
  if (code !== 0) throw new Error("The bare page could not be built");
}

function run(args: readonly string[], environment: Readonly<Record<string, string>>): ChildProcess {
  const env = { ...process.env, ...environment, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "inherit"] });
  process.once("exit", () => child.kill("SIGTERM"));
  return child;
}
