import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrateDatabase } from "../migrations/migrate-database";
import { ensureBuilt } from "./build";
import { ensureClient } from "./ensure-client.mjs";
import { makeFirstUsers, type SignIns } from "./first-users";
import { awaitFirstSync, awaitHealth } from "./health";
import { endLeftovers } from "./leftovers";
import { ownOf } from "./own-variables";
import { freePort, requireFreePort } from "./ports";
import { printReady } from "./print-ready";
import { step } from "./progress.mjs";
import { MIGRATIONS, ROOT } from "./project";
import { rolePasswords } from "./role-passwords";
import { readRunRecord } from "./run-record";
import { startSandbox } from "./sandbox-process";
import { openStack, type Stack } from "./stack";
import { readStackConfiguration, type StackConfiguration } from "./stack-configuration";
import { webPlan, workerPlan } from "./stack-processes";
import { stackVariables } from "./stack-variables";
import { checkDatabase, dataDirIn, startDatabase } from "./start-database";
import { StartFault } from "./start-fault.mjs";
import type { Mode, Variables } from "./variables";
import { localOrigin } from "./web-environment";

export interface StackContext {
  readonly home: string;
  readonly signal: AbortSignal;
  readonly mode: Mode;
}

const HEALTHY_WITHIN_MS = { production: 60_000, development: 180_000 };
const FIRST_SYNC_WITHIN_MS = 300_000;

/** Runs everything until the signal, or until a part is lost without which the rest is no use. */
export async function runStack(context: StackContext): Promise<void> {
  const since = Date.now();
  const configuration = readStackConfiguration(context.home, context.mode);
  await clearTheWay(context, configuration);
  await ensureClient(ROOT);
  if (context.mode === "production") await ensureBuilt(context.signal);
  const stack = openStack({ ...context, isTalkative: context.mode === "development" });
  const starting = startAll(context, configuration, stack);
  starting.catch(() => undefined);
  try {
    const signIns = await Promise.race([starting, stack.failure]);
    stack.ready();
    const { appOrigin: origin, sandbox: isSandbox } = configuration.settings;
    printReady({ origin, signIns, isSandbox, logs: stack.logs, seconds: (Date.now() - since) / 1000 });
    await Promise.race([stack.failure, context.signal.aborted || once(context.signal, "abort")]);
    console.log("Ending …");
  } finally {
    const ended = stack.end();
    await starting.catch(() => undefined);
    await ended;
    await stack.end();
  }
}

async function clearTheWay({ home }: StackContext, { settings, hasOwnDatabase }: StackConfiguration): Promise<void> {
  const ended = await endLeftovers(home, dataDirIn(home));
  if (ended.length > 0) console.log(`  ended what an earlier run had left behind: ${ended.join(", ")}`);
  await requireFreePort(settings.port, settings.host);
  if (!hasOwnDatabase) await checkDatabase(settings.databaseUrl);
}

async function startAll(context: StackContext, configuration: StackConfiguration, stack: Stack): Promise<SignIns> {
  const { settings } = configuration;
  const variables = await step("starting the database and the sandbox", () =>
    startBelow(context, configuration, stack),
  );
  stack.signal.throwIfAborted();
  stack.journal.note({ address: settings.appOrigin, environment: ownOf(variables) });
  stack.run("worker", workerPlan(variables));
  stack.run("web", webPlan(variables, context.mode));
  const origin = localOrigin(settings);
  const [signIns] = await step("starting the worker and the web", () =>
    Promise.all([makeFirstUsers(context.home, variables, stack.signal), requireHealth(origin, context.mode, stack)]),
  );
  await awaitReading(context.home, origin, stack);
  return signIns;
}

/** What the application stands on: a migrated database and the upstreams. Returns the variables that lead there. */
async function startBelow(context: StackContext, configuration: StackConfiguration, stack: Stack): Promise<Variables> {
  const [database, sandbox] = await Promise.allSettled([
    configuration.hasOwnDatabase ? startDatabase(context.home, stack) : null,
    configuration.sandboxed.length > 0 ? startEmulator(context, configuration, stack) : null,
  ]);
  if (database.status === "rejected") throw database.reason;
  if (sandbox.status === "rejected") throw sandbox.reason;
  const variables = stackVariables(context, configuration, {
    databaseUrl: database.value?.url ?? configuration.settings.databaseUrl,
    place: sandbox.value?.place,
  });
  stack.journal.note({
    ports: {
      ...(database.value && { database: database.value.port }),
      ...(sandbox.value && { sandbox: sandbox.value.port }),
    },
  });
  const databaseUrl = variables.DATABASE_URL ?? "";
  await migrateDatabase({ databaseUrl, folder: MIGRATIONS, passwords: rolePasswords() });
  return variables;
}

async function startEmulator({ home, mode }: StackContext, configuration: StackConfiguration, stack: Stack) {
  const port = await freePort(readRunRecord(home)?.ports.sandbox);
  const sandbox = await startSandbox(
    {
      port,
      stateDir: join(home, "sandbox"),
      rateLimit: configuration.sandboxRateLimit,
      environment: { ...configuration.given, NODE_ENV: mode },
    },
    stack.events("sandbox"),
  );
  stack.add("sandbox", sandbox);
  return { port, place: sandbox.place };
}

async function requireHealth(origin: string, mode: Mode, stack: Stack): Promise<void> {
  const withinMs = HEALTHY_WITHIN_MS[mode];
  if (await awaitHealth(origin, { withinMs, signal: stack.signal })) return;
  throw new StartFault(`The web was not ready within ${withinMs / 1000} s; its log is ${join(stack.logs, "web.log")}.`);
}

async function awaitReading(home: string, origin: string, stack: Stack): Promise<void> {
  const mark = join(home, "first-sync-done");
  if (existsSync(mark)) return;
  const limits = { withinMs: FIRST_SYNC_WITHIN_MS, signal: stack.signal };
  const isOver = await step("reading the upstreams", (report) => awaitFirstSync(origin, report, limits));
  if (isOver) writeFileSync(mark, "");
  else console.log("  the first read of the upstreams is taking long and goes on in the background");
}
