import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { workerPlan } from "../stack/stack-processes";

export interface WorkerProcess {
  readonly pid: number;
  /** Resolves when a line of its log holds the text, those before the call included. */
  logged(text: string): Promise<void>;
  log(): string;
  /** Halts it, or lets it go on. */
  send(signal: "SIGSTOP" | "SIGCONT"): void;
  /** Ends it by the signal; tells its exit code, null when a signal ended it, and how long that took. */
  end(signal?: NodeJS.Signals): Promise<{ readonly code: number | null; readonly ms: number }>;
}

/** A worker as it is run, on the database and the upstreams of this process's environment, once it is ready. */
export async function startWorker(extra: Readonly<Record<string, string>> = {}): Promise<WorkerProcess> {
  const { args, cwd } = workerPlan({ NODE_ENV: "production" });
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, NODE_ENV: "test", TZ: "UTC", ...extra },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  const { logged, log } = listen(child);
  await logged('"worker-ready"');
  if (child.pid === undefined) throw new Error("The worker did not start");
  return {
    pid: child.pid,
    logged,
    log,
    send: (signal) => void child.kill(signal),
    async end(signal = "SIGTERM") {
      const since = performance.now();
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, "exit");
        child.kill(signal);
        await ended;
      }
      return { code: child.exitCode, ms: performance.now() - since };
    },
  };
}

function listen(child: ChildProcess): Pick<WorkerProcess, "logged" | "log"> {
  let text = "";
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (more: string) => {
      text += more;
      for (const look of waiting) look();
    });
  }
  const logged = (wanted: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!text.includes(wanted)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      child.once("exit", () => reject(new Error(`The worker ended without ${wanted}:\n${text}`)));
      look();
    });
  return { logged, log: () => text };
}
