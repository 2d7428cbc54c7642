import { setTimeout as pause } from "node:timers/promises";
import { ROOT } from "./project";
import type { SandboxPlace } from "./sandbox-environment";
import { StartFault } from "./start-fault.mjs";
import { type ProcessEvents, type SupervisedProcess, superviseProcess } from "./supervised-process";
import type { Variables } from "./variables";

const READY_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 5_000;

export interface SandboxOptions {
  readonly port: number;
  readonly stateDir: string;
  readonly rateLimit: string | undefined;
  readonly environment: Variables;
}

export interface RunningSandbox extends SupervisedProcess {
  readonly place: SandboxPlace;
}

export async function startSandbox(options: SandboxOptions, events: ProcessEvents): Promise<RunningSandbox> {
  const limit = options.rateLimit ? ["--rate-limit", options.rateLimit] : [];
  let resolve = (_: SandboxPlace): void => undefined;
  const ready = new Promise<SandboxPlace>((settle) => {
    resolve = settle;
  });
  let said = "";
  const plan = {
    name: "sandbox",
    args: [
      "--import",
      "tsx",
      "sandbox/server.ts",
      "--port",
      String(options.port),
      "--state",
      options.stateDir,
      ...limit,
    ],
    cwd: ROOT,
    environment: { ...options.environment, ALLOW_LOOPBACK_UPSTREAMS: "1" },
    stopWithinMs: STOP_WITHIN_MS,
  };
  const sandbox = superviseProcess(plan, {
    ...events,
    onOutput(text) {
      said = (said + text).slice(-10_000);
      const place = said.split("\n").map(readPlace).find(Boolean);
      if (place) resolve(place);
    },
  });
  const late = pause(READY_WITHIN_MS, null, { ref: false });
  const place = await Promise.race([ready, late]);
  if (place) return { place, stop: sandbox.stop };
  await sandbox.stop();
  throw new StartFault(`The sandbox was not ready within ${READY_WITHIN_MS / 1000} s; its log is ${events.log.path}.`);
}

function readPlace(line: string): SandboxPlace | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const said = JSON.parse(line);
    return said.ready === true ? said : undefined;
  } catch {
    return undefined;
  }
}
