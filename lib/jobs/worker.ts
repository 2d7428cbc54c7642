import "server-only";
import { EventEmitter } from "node:events";
import { Logger, type Runner, run, type WorkerEvents } from "graphile-worker";
import { systemScope } from "@/lib/auth/system-scope";
import { watchDeadWorkers } from "@/lib/jobs/dead-workers";
import { CRONTAB, taskList } from "@/lib/jobs/timetable";
import { startHeartbeat } from "@/lib/operations/heartbeat";
import { settings } from "@/lib/support/env";
import { log } from "@/lib/support/log";
import { processEnd } from "@/lib/support/process-end";

const AT_ONCE = 8;
const POLL_MS = 2_000;

const quietLogger = new Logger(() => (level, message) => {
  if (level === "error" || level === "warning") log[level === "error" ? "error" : "warn"]({ event: "queue" }, message);
});

/**
 * One worker process; any number share the work through PostgreSQL. SIGTERM and SIGINT end it: nothing more is taken,
 * reads break off, and what is being written upstream is let finish.
 */
async function work(): Promise<void> {
  const scope = systemScope("worker");
  const signsOfLife = await watchDeadWorkers();
  let runner: Runner | undefined;
  const heartbeat = await startHeartbeat(scope, {
    onBack: () => void runner?.addJob("run-operations", {}, { jobKey: "run-operations:back" }).catch(() => undefined),
  });
  const events: WorkerEvents = new EventEmitter();
  events.on("worker:create", ({ worker }) => signsOfLife.show(worker.workerId));
  const mayClaim = () => !processEnd.signal.aborted && heartbeat.isBeating();
  runner = await run({
    connectionString: settings().databaseUrl,
    taskList: taskList(scope, mayClaim),
    crontab: CRONTAB,
    concurrency: AT_ONCE,
    pollInterval: POLL_MS,
    logger: quietLogger,
    events,
    // The package's own would end the process by the signal, which is no exit code.
    noHandleSignals: true,
  });
  endOnSignal(runner);
  await runner.addJob("after-start", {}, { jobKey: "after-start" });
  log.info({ event: "worker-ready", pid: process.pid }, "the worker is ready");
  await runner.promise;
  await heartbeat.end();
  await signsOfLife.close();
  log.info({ event: "worker-ended", pid: process.pid }, "the worker has ended");
}

function endOnSignal(runner: Runner): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      if (processEnd.signal.aborted) return;
      processEnd.abort();
      runner.stop().catch((error: unknown) => log.error({ event: "stop-failed", err: error }, "stopping failed"));
    });
  }
}

await work();
