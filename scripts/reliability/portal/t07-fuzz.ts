import { readFileSync } from "node:fs";
import fc from "fast-check";
import { medianOf } from "../../../bench/verdict";
import type { Ground } from "../ground";
import type { ReliabilityTest, RunOptions } from "../reliability-test";
import { filled } from "./access-cases";
import { actionSchemas } from "./action-schemas";
import { atOnce } from "./at-once";
import { builtEntries } from "./built-entries";
import { actionRequests, type FuzzRequest, lawfulRequests, readRequests } from "./fuzz-requests";
import { lineFaults, verdictOf } from "./fuzz-verdict";
import { type PortalClient, portalClient, saidOf } from "./portal-client";
import { type KnownIds, makePortalWorld } from "./portal-world";
import { makePrincipals, type Principal } from "./principals";
import { startPortal } from "./standing-portal";

/** Every endpoint gets a few inputs in each round, so that rounds can be held against each other. */
const SMALL = { rounds: 3, each: 4 };
const RELEASE = { rounds: 200, each: 50 };
const AT_ONCE = 6;
const MOST_TOLD = 40;
/** What is said before an input was taken. */
const AT_THE_DOOR = ["invalid", "foreign-origin", "signed-out", "not-permitted"];
const PEOPLE = /^(person|session)Id$/;

interface Endpoint {
  readonly name: string;
  /** As a page asks; one of each round is such a one. */
  readonly lawful: fc.Arbitrary<FuzzRequest>;
  readonly requests: fc.Arbitrary<FuzzRequest>;
  readonly cookie: string;
}

/** T7: whatever is posted to an action or asked of a route or a page is answered, and told nothing of the inside. */
export const run: ReliabilityTest = async (options) => {
  const { signal, isRelease, tell, minutes } = options;
  const ground = await options.ground();
  const ids = await makePortalWorld(ground);
  const broken: string[] = [];
  const portal = await startPortal(ground, { signal, onLine: (line) => broken.push(...lineFaults(line)) });
  const client = portalClient(portal);
  const { rounds, each } = isRelease ? RELEASE : SMALL;
  const until = minutes === null ? Number.POSITIVE_INFINITY : Date.now() + minutes * 60_000;
  const sum = { inputs: 0, own5xx: 0, telling: 0, before: 0 };
  const [memory, reached]: [number[], Set<string>] = [[], new Set()];
  try {
    const endpoints = await endpointsOf(ids, portal.origin, await makePrincipals(ground, portal));
    for (let round = 0; round < rounds && Date.now() < until; round += 1) {
      await restore(ground);
      for (const endpoint of endpoints) {
        const found = await fuzz(endpoint, client, { ...options, each, round });
        for (const fault of found.faults.slice(0, 3)) tell(`${endpoint.name}: ${fault}`);
        sum.inputs += found.tried;
        sum.own5xx += found.own5xx;
        sum.telling += found.telling;
        sum.before += found.before;
        if (found.isReached) reached.add(endpoint.name);
      }
      memory.push(residentMb(portal.pid));
      tell(`${sum.inputs} inputs, ${memory.at(-1)?.toFixed(0)} MB`);
    }
    for (const line of [...new Set(broken)].slice(0, MOST_TOLD)) tell(`the log says ${line}`);
    const never = endpoints.filter(({ name }) => !reached.has(name)).map(({ name }) => name);
    tell(`nothing that could be read reached ${never.join(", ") || "nobody"}`);
    return {
      figures: {
        endpoints: endpoints.length,
        ...sum,
        reached: reached.size,
        unknownErrors: broken.length,
        growth: growthOf(memory),
      },
      goals: {
        endpoints: { min: 80 },
        inputs: { min: endpoints.length * rounds * each },
        reached: { min: Math.round(endpoints.length * (isRelease ? 0.95 : 0.7)) },
        own5xx: { max: 0 },
        telling: { max: 0 },
        unknownErrors: { max: 0 },
        growth: { max: isRelease ? 1.15 : 1.5 },
      },
    };
  } finally {
    await client.end();
    await portal.end();
    await restore(ground);
  }
};

/** The last quarter of the rounds beside the second one. */
function growthOf(memory: readonly number[]): number {
  const quarter = Math.ceil(memory.length / 4);
  const growth = medianOf(memory.slice(-quarter)) / medianOf(memory.slice(quarter, 2 * quarter));
  return Math.round(growth * 100) / 100;
}

async function endpointsOf(ids: KnownIds, origin: string, principals: readonly Principal[]): Promise<Endpoint[]> {
  const built = builtEntries();
  const schemas = await actionSchemas();
  const cookieOf = (name: string) => principals.find((one) => one.name === name)?.cookie ?? "";
  const known = Object.entries(ids).flatMap(([name, of]) => (PEOPLE.test(name) ? [] : [of.own, of.foreign, of.absent]));
  const actions = built.actions.map(({ id, name, page }) => {
    const action = { id, path: filled(page, ids), schema: schemas.get(name), known, origin };
    return { name, cookie: cookieOf("admin"), lawful: lawfulRequests(action), requests: actionRequests(action) };
  });
  const reads = [...built.routes, ...built.pages].map((entry) => ({
    name: entry,
    cookie: cookieOf(/^(\/api)?\/my/.test(entry) ? "viewer-a" : "admin"),
    lawful: fc.constant({ kind: "read", path: filled(entry, ids), ask: {}, isReadable: true }),
    requests: readRequests(entry, known),
  }));
  return [...actions, ...reads];
}

interface Round extends RunOptions {
  readonly each: number;
  readonly round: number;
}

async function fuzz(
  { name, lawful, requests, cookie }: Endpoint,
  client: PortalClient,
  { each, round, seed, signal }: Round,
) {
  const faults: string[] = [];
  const found = { tried: 0, own5xx: 0, telling: 0, before: 0, isReached: false };
  const from = seed * 1_000 + round + hashOf(name);
  const drawn = [
    ...fc.sample(lawful, { seed: from, numRuns: 1 }),
    ...fc.sample(requests, { seed: from, numRuns: each - 1 }),
  ];
  await atOnce(AT_ONCE, drawn, async (request) => {
    signal.throwIfAborted();
    const answer = await client.ask(request.path, { cookie, ...request.ask });
    const verdict = verdictOf(request, answer);
    found.tried += 1;
    found.own5xx += verdict.isOurs ? 1 : 0;
    found.telling += verdict.telling.length;
    found.before += verdict.isBefore ? 1 : 0;
    if (answer.status === 200 && !AT_THE_DOOR.includes(saidOf(answer))) found.isReached = true;
    const said = [
      ...(verdict.isOurs ? [`answered ${answer.status} ${answer.text.slice(0, 200)}`] : []),
      ...verdict.telling,
    ];
    faults.push(...said.map((fault) => `${fault} to ${request.kind} ${shown(request)}`));
  });
  return { ...found, faults };
}

/** Sessions and connections stay as they were, whatever an input changed about them. */
async function restore({ sql }: Ground): Promise<void> {
  await sql("DELETE FROM upstream_connection");
  await sql("UPDATE factor_policy SET required = false");
  await sql("UPDATE app_session SET proven_at = now(), last_seen_at = now() WHERE revoked_at IS NULL");
}

function shown({ path, ask }: FuzzRequest): string {
  return JSON.stringify({ path, headers: ask.headers, body: String(ask.body ?? "") }).slice(0, 600);
}

function hashOf(name: string): number {
  return [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
}

function residentMb(pid: number): number {
  const [, kb] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kb) / 1_024;
}
