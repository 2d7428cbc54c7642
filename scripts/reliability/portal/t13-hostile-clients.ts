import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { p95Of } from "../../../bench/verdict";
import { ROOT } from "../../stack/project";
import type { Ground } from "../ground";
import type { ReliabilityTest } from "../reliability-test";
import { builtEntries } from "./built-entries";
import { probeFront } from "./front-probes";
import { type Attack, attack, attacks } from "./hostile-sockets";
import { type PortalClient, portalClient } from "./portal-client";
import { makePortalWorld } from "./portal-world";
import { makePrincipals } from "./principals";
import { type StandingFront, startFront } from "./standing-front";
import { startPortal } from "./standing-portal";

const APP_ORIGIN = "https://portal.example";
const SECONDS = { small: 8, release: 40 };
const QUIET_SECONDS = 4;
const THINK_MS = 50;
const MINUTE_MS = 60_000;

/** T13: whoever is slow, silent or loud in front of nginx is not noticed by somebody who works behind it. */
export const run: ReliabilityTest = async ({ signal, ground: lazily, isRelease, tell }) => {
  const ground = await lazily();
  await makePortalWorld(ground);
  let logged = 0;
  const onLine = (line: string) => {
    logged += line.length + 1;
  };
  const portal = await startPortal(ground, { signal, appOrigin: APP_ORIGIN, onLine });
  let front: StandingFront | null = null;
  try {
    front = await startFront(ground.home, new URL(portal.origin), signal);
    const principals = await makePrincipals(ground, portal);
    const cookie = principals.find(({ name }) => name === "operator")?.cookie ?? "";
    const faults = await probe(ground, front);
    for (const fault of faults) tell(fault);
    const { quiet, phases } = await underAttack({
      front,
      cookie,
      signal,
      bytes: () => logged,
      seconds: isRelease ? SECONDS.release : SECONDS.small,
    });
    const before = p95Of(quiet.times);
    for (const { name, times, errors, logMbPerMinute, opened } of phases)
      tell(
        `${name}: ${opened} sockets, p95 ${p95Of(times).toFixed(0)} ms after ${before.toFixed(0)} of ${times.length}, ${errors} errors, ${logMbPerMinute.toFixed(2)} MB of log a minute`,
      );
    const worst = Math.max(...phases.map(({ times }) => p95Of(times) / before));
    const alive = front.isAlive() && (await isServed(front, cookie));
    return {
      figures: {
        quietP95Ms: Math.round(before),
        worstTimes: Math.round(worst * 100) / 100,
        errors: phases.reduce((sum, { errors }) => sum + errors, quiet.errors),
        logMbPerMinute: Math.round(100 * Math.max(...phases.map(({ logMbPerMinute }) => logMbPerMinute))) / 100,
        sockets: phases.reduce((sum, { opened }) => sum + opened, 0),
        frontFaults: faults.length,
        alive: alive ? 1 : 0,
      },
      goals: {
        worstTimes: { max: 2 },
        errors: { max: 0 },
        logMbPerMinute: { max: 1 },
        sockets: { min: 2_500 },
        frontFaults: { max: 0 },
        alive: { min: 1 },
      },
    };
  } finally {
    await front?.end();
    await portal.end();
  }
};

interface Worked {
  readonly times: number[];
  errors: number;
}

interface Scene {
  readonly front: StandingFront;
  readonly cookie: string;
  readonly signal: AbortSignal;
  readonly seconds: number;
  readonly bytes: () => number;
}

/** Each attack after a quiet while, so that whatever else the machine does touches both. */
async function underAttack(scene: Scene) {
  const quiet: Worked = { times: [], errors: 0 };
  const phases = [];
  await work(scene, QUIET_SECONDS);
  const action = builtEntries().actions.find(({ name }) => name === "readPasswordLinkAction")?.id ?? "";
  for (const one of attacks({ file: largestFile(), action })) {
    const calm = await work(scene, QUIET_SECONDS);
    quiet.times.push(...calm.times);
    quiet.errors += calm.errors;
    phases.push(await phase(scene, one));
  }
  return { quiet, phases };
}

async function phase(scene: Scene, one: Attack) {
  const [before, since] = [scene.front.logBytes() + scene.bytes(), Date.now()];
  const attackers = attack(scene.front.httpsPort, one);
  const { times, errors } = await work(scene, scene.seconds);
  attackers.stop();
  const bytes = scene.front.logBytes() + scene.bytes() - before;
  const logMbPerMinute = bytes / 2 ** 20 / ((Date.now() - since) / MINUTE_MS);
  return { name: one.name, times, errors, logMbPerMinute, opened: attackers.opened() };
}

/** Somebody who opens a list, reads it for a moment and opens the next. */
async function work({ front, cookie, signal }: Scene, seconds: number): Promise<Worked> {
  const client = clientOf(front);
  const [times, until]: [number[], number] = [[], Date.now() + seconds * 1_000];
  let errors = 0;
  while (Date.now() < until) {
    const since = performance.now();
    const status = await statusFor(client, cookie);
    times.push(performance.now() - since);
    if (status !== 200) errors += 1;
    await pause(THINK_MS, undefined, { signal });
  }
  await client.end();
  return { times, errors };
}

async function probe(ground: Ground, front: StandingFront): Promise<string[]> {
  const client = clientOf(front);
  try {
    return await probeFront({ ground, front, client });
  } finally {
    await client.end();
  }
}

async function isServed(front: StandingFront, cookie: string): Promise<boolean> {
  const client = clientOf(front);
  const status = await statusFor(client, cookie);
  await client.end();
  return status === 200;
}

function statusFor(client: PortalClient, cookie: string): Promise<number> {
  return client.ask("/customers", { cookie }).then(
    ({ status }) => status,
    () => 0,
  );
}

/** Somebody else than those who attack. */
function clientOf({ httpsPort }: StandingFront): PortalClient {
  const connect = { servername: "portal.example", rejectUnauthorized: false };
  const connection = { connections: 4, connect, localAddress: "127.0.0.2" };
  return portalClient({ origin: `https://127.0.0.1:${httpsPort}`, appOrigin: APP_ORIGIN, connection });
}

function largestFile(): string {
  const folder = join(ROOT, ".next/standalone/.next/static/chunks");
  const sizes = readdirSync(folder).map((name) => ({ name, size: statSync(join(folder, name)).size }));
  const [largest] = sizes.sort((a, b) => b.size - a.size);
  return `/_next/static/chunks/${largest?.name}`;
}
