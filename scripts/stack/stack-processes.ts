import { join } from "node:path";
import { ROOT } from "./project";
import type { ProcessPlan } from "./supervised-process";
import type { Mode, Variables } from "./variables";
import { WORKER_FLAGS } from "./worker-flags";

const WEB_STOP_MS = 8_000;
const WORKER_STOP_MS = 8_000;

export function webPlan(environment: Variables, mode: Mode): ProcessPlan {
  const next = join(ROOT, "node_modules/next/dist/bin/next");
  const development = [next, "dev", "--port", environment.PORT ?? "", "--hostname", environment.HOSTNAME ?? ""];
  return {
    name: "web",
    args: mode === "development" ? development : [join(ROOT, ".next/standalone/server.js")],
    cwd: ROOT,
    environment,
    stopWithinMs: WEB_STOP_MS,
  };
}

export function workerPlan(environment: Variables): ProcessPlan {
  return {
    name: "worker",
    args: [...WORKER_FLAGS, "lib/jobs/worker.ts"],
    cwd: ROOT,
    environment,
    stopWithinMs: WORKER_STOP_MS,
  };
}
