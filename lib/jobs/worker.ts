import "server-only";
import { EventEmitter } from "node:events";
import { Logger, run, type WorkerEvents } from "graphile-worker";
import { systemScope } from "@/lib/auth/system-scope";
import { watchDeadWorkers } from "@/lib/jobs/dead-workers";
import { CRONTAB, taskList } from "@/lib/jobs/timetable";
import { settings } from "@/lib/support/env";
import { log } from "@/lib/support/log";

const AT_ONCE = 8;
const POLL_MS = 2_000;

const quietLogger = new Logger(() => (level, message) => {
  if (level === "error" || level === "warning") log[level === "error" ? "error" : "warn"]({ event: "queue" }, message);
});

/** One worker process; any number share the work through PostgreSQL. SIGTERM lets what runs finish and takes no more. */
async function work(): Promise<void> {
  const scope = systemScope("worker");
  let stopping = false;
  const signsOfLife = await watchDeadWorkers();
  const events: WorkerEvents = new EventEmitter();
  events.on("worker:create", ({ worker }) => signsOfLife.show(worker.workerId));
  events.on("gracefulShutdown", () => {
    stopping = true;
  });
  const runner = await run({
    connectionString: settings().databaseUrl,
    taskList: taskList(scope, () => stopping),
    crontab: CRONTAB,
    concurrency: AT_ONCE,
    pollInterval: POLL_MS,
    logger: quietLogger,
    events,
  });
  await runner.addJob("after-start", {}, { jobKey: "after-start" });
  log.info({ event: "worker-ready", pid: process.pid }, "the worker is ready");
  await runner.promise;
  await signsOfLife.close();
}

await work();
