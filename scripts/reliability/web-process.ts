import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { awaitHealth } from "../stack/health";
import { freePort } from "../stack/ports";
import { ROOT } from "../stack/project";

const READY_WITHIN_MS = 60_000;

export interface WebProcess {
  readonly origin: string;
  /** All that it ever wrote. */
  log(): string;
  end(): Promise<void>;
}

/** The built pages as they are run, on the database of this process's environment. */
export async function startWeb(extra: Readonly<Record<string, string>>, signal: AbortSignal): Promise<WebProcess> {
  const port = String(await freePort());
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [join(ROOT, ".next/standalone/server.js")], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: "production",
      ALLOW_LOOPBACK_UPSTREAMS: "1",
      PORT: port,
      HOSTNAME: "127.0.0.1",
      HOST: "127.0.0.1",
      APP_ORIGIN: origin,
      NEXTAUTH_URL: origin,
      ...extra,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log = listen(child);
  if (!(await awaitHealth(origin, { withinMs: READY_WITHIN_MS, signal }))) {
    child.kill("SIGKILL");
    throw new Error(`The web did not start:\n${log()}`);
  }
  return {
    origin,
    log,
    async end() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function listen(child: ChildProcess): () => string {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (more: string) => {
      text += more;
    });
  }
  return () => text;
}

const Manifest = z.object({ node: z.record(z.string(), z.looseObject({ exportedName: z.string().optional() })) });

/** Where a browser posts an action to; the build gives it an address of its own. */
export function actionId(name: string): string {
  const path = join(ROOT, ".next/server/server-reference-manifest.json");
  const { node } = Manifest.parse(JSON.parse(readFileSync(path, "utf8")));
  const found = Object.entries(node).find(([, { exportedName }]) => exportedName === name);
  if (!found) throw new Error(`The build has no action ${name}`);
  return found[0];
}
