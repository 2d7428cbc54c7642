import type { ReliabilityTest } from "../reliability-test";
import { probeBodies } from "./body-probes";
import { builtEntries } from "./built-entries";
import { probeBypasses, probeHosts, probeMethods } from "./bypass-probes";
import type { Doors, Probe } from "./doors";
import { probeOrigins } from "./origin-probes";
import { portalClient } from "./portal-client";
import { makePortalWorld } from "./portal-world";
import { makePrincipals } from "./principals";
import { probeEndings, probeFixation, probeForgeries } from "./session-probes";
import { probeCookies, probeEnumeration, probeGuesses, probeTargets } from "./sign-in-probes";
import { startPortal } from "./standing-portal";

const PROBES: Readonly<Record<string, Probe>> = {
  origins: probeOrigins,
  endings: probeEndings,
  fixation: probeFixation,
  forgeries: probeForgeries,
  targets: probeTargets,
  bypasses: probeBypasses,
  methods: probeMethods,
  hosts: probeHosts,
  bodies: probeBodies,
  cookies: probeCookies,
  enumeration: probeEnumeration,
  guesses: probeGuesses,
};

/** T8: whoever comes from elsewhere, too late, past the proxy or by guessing gets nothing. */
export const run: ReliabilityTest = async ({ signal, ground: lazily, tell }) => {
  const ground = await lazily();
  await makePortalWorld(ground);
  const portal = await startPortal(ground, { signal });
  const client = portalClient(portal);
  const figures: Record<string, number> = {};
  try {
    const principals = await makePrincipals(ground, portal);
    const doors: Doors = { ground, portal, client, built: builtEntries(), principals, signal };
    let tried = 0;
    for (const [name, probe] of Object.entries(PROBES)) {
      signal.throwIfAborted();
      const found = await probe(doors);
      for (const fault of found.faults.slice(0, 20)) tell(`${name}: ${fault}`);
      figures[name] = found.faults.length;
      tried += found.tried;
    }
    const goals = Object.fromEntries(Object.keys(PROBES).map((name) => [name, { max: 0 }]));
    return { figures: { tried, ...figures }, goals: { tried: { min: 1_800 }, ...goals } };
  } finally {
    await client.end();
    await portal.end();
  }
};
