import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { hashPassword } from "@/lib/auth/password";
import { createCustomer } from "@/lib/services/customers/create-customer";
import { createUser } from "@/lib/services/people/create-user";
import { PASSWORD, signIn } from "../../bench/sign-in";
import { ensureBuilt } from "../stack/build";
import { ROOT } from "../stack/project";
import { openLanes } from "../testing/operations";
import { SYSTEM, staffScope } from "../testing/scopes";
import { TEST_SECRET } from "../testing/test-secret";
import { askRounds, endCrew, post, type Scene, startCrew, visit } from "./canary-scene";
import { type CanaryUpstream, startCanaryUpstream } from "./canary-upstream";
import type { Ground } from "./ground";
import { emptyAll } from "./kept-cache";
import { draftOfCustomer } from "./known-world";
import type { ReliabilityTest } from "./reliability-test";
import { tamper } from "./seal-tampering";
import { NEW_SECRET, rotate } from "./secret-rotation";
import { dumpRows, filesIn, findSecrets } from "./secret-search";

const ADMIN = "ada@northpine.example";
/** All answers of the upstream are met, of HERE's those after its token too. */
const ROUNDS = 18;

/** T10: keys that are told by their names are given to everything, and looked for everywhere; nothing is sent astray. */
export const run: ReliabilityTest = async ({ isRelease, signal, ground: lazily, tell }) => {
  const ground = await lazily();
  await ensureBuilt(signal);
  const [environmentKeys, portalKeys] = [canaryKeys("environment"), canaryKeys("portal")];
  const upstream = await startCanaryUpstream(canary("token"));
  const environment = environmentOf(upstream, environmentKeys);
  const scene: Scene = { ground, upstream, environment, signal, places: [], faults: [] };
  try {
    await prepare(ground);
    const rounds = isRelease ? 4 * ROUNDS : ROUNDS;
    const cookie = await enterConnections(scene, { rounds, keys: portalKeys });
    const sealed = await tamper(ground.sql, TEST_SECRET);
    tell(`${sealed.tampered} forged seals, ${sealed.unnoticed} unnoticed`);
    await rotate(scene, { cookie, email: ADMIN });
    scene.places.push(...(await dumpRows(ground.sql)), ...filesIn(join(ROOT, ".next/static")));
    const secrets = { ...named("environment", environmentKeys), ...named("portal", portalKeys), token: upstream.token };
    const own = { secret: TEST_SECRET, "new secret": NEW_SECRET, password: PASSWORD };
    const hits = findSecrets({ ...secrets, ...own }, scene.places);
    const unused = Object.entries(secrets).filter(([name, key]) => !/secret$/.test(name) && !upstream.sawKey(key));
    for (const line of [...hits, ...scene.faults, ...unused.map(([name]) => `${name} was never used`)]) tell(line);
    const maps = scene.places.filter(({ name }) => name.endsWith(".map")).length;
    return {
      figures: {
        places: scene.places.length,
        keys: Object.keys(secrets).length,
        hits: hits.length,
        keysNeverUsed: unused.length,
        strayed: upstream.strayed(),
        forged: sealed.tampered,
        unnoticed: sealed.unnoticed,
        sourceMaps: maps,
        rotationFaults: scene.faults.length,
      },
      goals: {
        hits: { max: 0 },
        keysNeverUsed: { max: 0 },
        strayed: { max: 0 },
        forged: { min: 1_000 },
        unnoticed: { max: 0 },
        sourceMaps: { max: 0 },
        rotationFaults: { max: 0 },
      },
    };
  } finally {
    upstream.stop();
    await ground.sql("DELETE FROM upstream_connection");
    await openLanes(ground.sql);
  }
};

const canary = (name: string) => `canary-${name}-${randomBytes(12).toString("hex")}`;

function canaryKeys(where: string): Record<string, string> {
  return Object.fromEntries(
    ["cloudhealth", "cloudmc", "here-id", "here-secret"].map((one) => [one, canary(`${where}-${one}`)]),
  );
}

function named(where: string, keys: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(keys).map(([name, key]) => [`${where} ${name}`, key]));
}

function environmentOf({ base }: CanaryUpstream, keys: Readonly<Record<string, string>>): Record<string, string> {
  return {
    CLOUDHEALTH_URL: `${base}/cloudhealth`,
    CLOUDHEALTH_API_KEY: keys.cloudhealth ?? "",
    CLOUDMC_URL: `${base}/cloudmc`,
    CLOUDMC_API_KEY: keys.cloudmc ?? "",
    HERE_USAGE_URL: `${base}/here`,
    HERE_TOKEN_URL: `${base}/token`,
    HERE_ACCESS_KEY_ID: keys["here-id"] ?? "",
    HERE_ACCESS_KEY_SECRET: keys["here-secret"] ?? "",
    HERE_REALM_ID: "org1",
  };
}

async function prepare({ sql }: Ground): Promise<void> {
  await emptyAll(sql);
  await openLanes(sql);
  await sql("DELETE FROM upstream_connection");
  const person = { email: ADMIN, name: "Ada", role: "admin", customerId: null } as const;
  await createUser(SYSTEM, { ...person, passwordHash: await hashPassword(PASSWORD) });
}

/** With the environment's keys first; then an admin enters others, and the same processes use those. */
async function enterConnections(
  scene: Scene,
  { rounds, keys }: { rounds: number; keys: Readonly<Record<string, string>> },
): Promise<string> {
  const crew = await startCrew(scene, {});
  try {
    const cookie = await signIn(crew.web.origin, ADMIN);
    await askRounds(scene, rounds);
    await writeSome();
    await visit(scene, crew.web, cookie);
    for (const connection of typedConnections(scene.upstream, keys)) {
      await post(scene, crew.web, { cookie, action: "tryConnectionAction", input: connection });
      const input = { ...connection, id: randomUUID(), version: 0 };
      const answer = await post(scene, crew.web, { cookie, action: "saveConnectionAction", input });
      if (!answer.includes('"ok":true')) throw new Error(`A connection was not saved: ${answer.slice(0, 500)}`);
    }
    await askRounds(scene, rounds);
    await writeSome();
    await visit(scene, crew.web, cookie);
    return cookie;
  } finally {
    await endCrew(scene, crew);
  }
}

function typedConnections({ base }: CanaryUpstream, keys: Readonly<Record<string, string>>) {
  const here = { "token-address": `${base}/token`, "signed-address": "", realm: "org1" };
  return [
    { upstream: "cloudhealth", parts: { address: `${base}/cloudhealth`, key: keys.cloudhealth } },
    { upstream: "cloudmc", parts: { address: `${base}/cloudmc`, key: keys.cloudmc } },
    {
      upstream: "here",
      parts: { address: `${base}/here`, ...here, "key-id": keys["here-id"], "key-secret": keys["here-secret"] },
    },
  ];
}

/** Writes whose refusals repeat the key. */
async function writeSome(): Promise<void> {
  const operator = staffScope("operator", "Ola");
  for (let at = 0; at < 4; at += 1) {
    const operationId = randomUUID();
    await createCustomer(operator, { ...draftOfCustomer(`Canary ${operationId}`), operationId });
  }
}
