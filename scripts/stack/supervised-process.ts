import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import type { RotatingLog } from "./rotating-log";
import type { Variables } from "./variables";

export interface ProcessPlan {
  readonly name: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Variables;
  readonly stopWithinMs: number;
}

export interface ProcessEvents {
  readonly log: RotatingLog;
  readonly onPid: (name: string, pid: number) => void;
  readonly onOutput?: (text: string) => void;
  /** It ended by itself and is started again after the pause. */
  readonly onDeath: (name: string, facts: { reason: string; pauseMs: number; deaths: number }) => void;
}

export interface SupervisedProcess {
  stop(): Promise<void>;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const STEADY_MS = 60_000;

/** Runs a Node process until it is stopped, and again whenever it ends by itself, waiting longer each time. */
export function superviseProcess(plan: ProcessPlan, events: ProcessEvents): SupervisedProcess {
  let child: ChildProcess | undefined;
  let isStopping = false;
  let deaths = 0;
  let restart: NodeJS.Timeout | undefined;

  const launch = () => {
    const since = Date.now();
    const current = spawnNode(plan, events);
    child = current;
    current.once("exit", (code, signal) => {
      if (isStopping) return;
      deaths = Date.now() - since > STEADY_MS ? 1 : deaths + 1;
      const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (deaths - 1));
      events.onDeath(plan.name, { reason: signal ?? `exit code ${code}`, pauseMs, deaths });
      restart = setTimeout(launch, pauseMs);
    });
  };
  launch();

  return {
    async stop() {
      isStopping = true;
      clearTimeout(restart);
      if (child) await endProcess(child, plan.stopWithinMs);
    },
  };
}

// A group of its own: Ctrl-C on the terminal reaches the supervisor only, which ends all in order.
function spawnNode(plan: ProcessPlan, events: ProcessEvents): ChildProcess {
  const child = spawn(process.execPath, plan.args, {
    cwd: plan.cwd,
    env: plan.environment,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      events.log.write(text);
      events.onOutput?.(text);
    });
  }
  if (child.pid) events.onPid(plan.name, child.pid);
  return child;
}

async function endProcess(child: ChildProcess, withinMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
  const ended = once(child, "exit").then(() => true);
  child.kill("SIGTERM");
  if (!(await Promise.race([ended, pause(withinMs, false, { ref: false })]))) killGroup(child.pid);
  await ended;
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended in the meantime.
  }
}
