import { setTimeout as pause } from "node:timers/promises";
import { deriveSecret } from "@/lib/support/derive-secret";
import { openLanes } from "../testing/operations";
import { TEST_SECRET } from "../testing/test-secret";
import { startWorker, type WorkerProcess } from "../testing/worker-process";
import type { CanaryUpstream } from "./canary-upstream";
import type { Ground } from "./ground";
import type { Place } from "./secret-search";
import { actionId, startWeb, type WebProcess } from "./web-process";

export const UPSTREAMS = ["cloudhealth", "cloudmc", "here"] as const;
const TASKS = ["sync-cloudhealth", "sync-cloudmc", "try-here"];
const PATHS = [
  "/",
  "/settings",
  ...UPSTREAMS.map((upstream) => `/settings/connections/${upstream}`),
  "/settings/connections/nothing",
  "/activity",
  "/activity?view=audit",
  "/activity?view=runs",
  "/customers",
  "/usage/new",
  "/nothing-here",
  "/api/health",
];
const ROUND_WITHIN_MS = 20_000;
const LOOK_MS = 200;

export interface Scene {
  readonly ground: Ground;
  readonly upstream: CanaryUpstream;
  readonly environment: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly places: Place[];
  readonly faults: string[];
}

export interface Crew {
  readonly worker: WorkerProcess;
  readonly web: WebProcess;
}

export async function startCrew(
  { environment, signal }: Scene,
  secrets: Readonly<Record<string, string>>,
): Promise<Crew> {
  const secret = secrets.HEADWATER_SECRET ?? TEST_SECRET;
  const extra = { ...environment, ...secrets, NEXTAUTH_SECRET: deriveSecret("session", secret) };
  return { worker: await startWorker(extra), web: await startWeb(extra, signal) };
}

export async function endCrew({ places }: Scene, { worker, web }: Crew): Promise<void> {
  await Promise.all([worker.end(), web.end()]);
  places.push({ name: "the worker's log", text: worker.log() }, { name: "the web's log", text: web.log() });
}

/** Has each upstream asked for something, again and again, whatever it answered before. */
export async function askRounds({ ground, upstream, signal }: Scene, rounds: number): Promise<void> {
  const calls = () => [
    upstream.calls("/cloudhealth"),
    upstream.calls("/cloudmc"),
    upstream.calls("/here") + upstream.calls("/token"),
  ];
  for (let round = 0; round < rounds; round += 1) {
    signal.throwIfAborted();
    const before = calls();
    for (const task of TASKS) await ground.sql('SELECT enqueue_job($1, \'{"startedBy":"T10"}\', null, $1, 0)', [task]);
    const until = Date.now() + ROUND_WITHIN_MS;
    while (calls().some((count, at) => count <= (before[at] ?? 0))) {
      if (Date.now() > until) throw new Error(`An upstream was not asked: ${before} calls before, ${calls()} after`);
      // Refused keys and failures close lanes; whoever waits there looks again before long.
      await openLanes(ground.sql);
      await pause(LOOK_MS);
    }
  }
}

export async function visit(scene: Scene, web: WebProcess, cookie: string): Promise<void> {
  for (const path of PATHS) {
    for (const headers of [{ cookie }, { cookie, RSC: "1" }, {}]) {
      const answer = await fetch(`${web.origin}${path}`, { headers, redirect: "manual" });
      await note(scene, path, answer);
    }
  }
}

export async function post(
  scene: Scene,
  web: WebProcess,
  { cookie, action, input }: { cookie: string; action: string; input: object },
): Promise<string> {
  const answer = await fetch(`${web.origin}/settings`, {
    method: "POST",
    headers: {
      cookie,
      origin: web.origin,
      "next-action": actionId(action),
      "content-type": "text/plain;charset=UTF-8",
    },
    body: JSON.stringify([input]),
    redirect: "manual",
  });
  return note(scene, action, answer);
}

export async function note({ places }: Scene, name: string, answer: Response): Promise<string> {
  const text = await answer.text();
  places.push({ name: `the answer of ${name}`, text: [...answer.headers, text].join("\n") });
  return text;
}
