import "server-only";
import { Logger, run } from "graphile-worker";
import { systemScope } from "@/lib/auth/system-scope";
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
  const runner = await run({
    connectionString: settings().databaseUrl,
    taskList: taskList(scope, () => stopping),
    crontab: CRONTAB,
    concurrency: AT_ONCE,
    pollInterval: POLL_MS,
    logger: quietLogger,
  });
  runner.events.on("gracefulShutdown", () => {
    stopping = true;
  });
  await runner.addJob("after-start", {}, { jobKey: "after-start" });
  log.info({ event: "worker-ready", pid: process.pid }, "the worker is ready");
  await runner.promise;
}

await work();
