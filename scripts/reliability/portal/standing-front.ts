import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { freePort } from "../../stack/ports";
import { ROOT } from "../../stack/project";
import { frontConfiguration } from "./front-configuration";

const run = promisify(execFile);
const LOOK_MS = 50;
const READY_WITHIN_MS = 10_000;

export interface StandingFront {
  readonly httpsPort: number;
  readonly httpPort: number;
  /** What it has written so far, in bytes. */
  logBytes(): number;
  isAlive(): boolean;
  end(): Promise<void>;
}

/** Debian's nginx with the documented configuration before a portal, on ports of its own. */
export async function startFront(home: string, portal: URL, signal: AbortSignal): Promise<StandingFront> {
  const folder = join(home, "front");
  mkdirSync(folder, { mode: 0o755 });
  const [certificate, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  const request = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
  await run("openssl", [...request, "-keyout", key, "-out", certificate, "-subj", "/CN=portal.example"]);
  const [httpsPort, httpPort] = [await freePort(), await freePort()];
  const documented = readFileSync(join(ROOT, "docs/nginx.conf.example"), "utf8");
  const places = { httpsPort, httpPort, portal: portal.host, certificate, key, logs: folder };
  writeFileSync(join(folder, "headwater.conf"), frontConfiguration(documented, places));
  writeFileSync(join(folder, "nginx.conf"), around(folder));
  const child = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  child.once("error", (error: NodeJS.ErrnoException) => {
    said += error.code === "ENOENT" ? "There is no nginx here: install Debian's nginx-light." : error.message;
  });
  const kill = () => child.kill("SIGTERM");
  process.once("exit", kill);
  const isAlive = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  const end = async () => {
    process.off("exit", kill);
    if (!isAlive()) return;
    const ended = once(child, "exit");
    kill();
    await ended;
  };
  const until = Date.now() + READY_WITHIN_MS;
  while (!(await listens(httpsPort))) {
    if (Date.now() > until || said.includes("There is no nginx") || child.exitCode !== null)
      throw new Error(`nginx did not come up: ${said}`);
    await pause(LOOK_MS, undefined, { signal });
  }
  const logs = ["headwater.log", "headwater-error.log", "nginx-error.log"].map((name) => join(folder, name));
  const logBytes = () => logs.reduce((sum, log) => sum + (statSync(log, { throwIfNoEntry: false })?.size ?? 0), 0);
  return { httpsPort, httpPort, logBytes, isAlive, end };
}

/** What /etc/nginx/nginx.conf says around it. */
function around(folder: string): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (of) => `${of}_temp_path ${folder}/${of};`,
  );
  return [
    `daemon off; pid ${folder}/pid; error_log ${folder}/nginx-error.log; worker_rlimit_nofile 16384;`,
    "worker_processes 1; events { worker_connections 8192; }",
    `http { types { } default_type application/octet-stream; ${temporary.join(" ")} include ${folder}/headwater.conf; }`,
  ].join("\n");
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
