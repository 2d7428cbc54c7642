import "server-only";
import { withScope } from "@/lib/db/client";
import type { SystemScope } from "@/lib/domain/access/scope";
import type { UpstreamCall } from "@/lib/domain/operations/upstream-call";
import type { Upstream } from "@/lib/domain/values/upstream";
import { databaseGate } from "@/lib/operations/database-gate";
import { type EffectiveConnection, effectiveConnections } from "@/lib/operations/effective-connections";
import { makeCloudhealth, makeCloudmc, makeHere } from "@/lib/operations/make-clients";
import { ratePerMinute } from "@/lib/operations/rate-per-minute";
import { settings } from "@/lib/support/env";
import { processEnd } from "@/lib/support/process-end";
import type { CloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import type { CloudmcClient } from "@/lib/upstreams/cloudmc/client";
import type { ClientOptions } from "@/lib/upstreams/connection";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import type { UpstreamGate } from "@/lib/upstreams/gate";
import type { HereClient } from "@/lib/upstreams/here/client";

export interface UpstreamClients {
  readonly cloudhealth: CloudhealthClient;
  readonly cloudmc: CloudmcClient;
  readonly here: HereClient;
  /** For reads about one customer each: one that fails does not count against the upstream. */
  readonly perCustomer: { readonly cloudhealth: CloudhealthClient; readonly cloudmc: CloudmcClient };
}

let made: { readonly stamp: string; readonly clients: UpstreamClients } | undefined;

/**
 * One set of clients per process for as long as no connection is entered anew: each piece of work asks again, so that
 * no process has to be told. Their reads end when the process does.
 */
export async function upstreamClients(scope: SystemScope): Promise<UpstreamClients> {
  const connections = await withScope(scope, effectiveConnections);
  const stamp = Object.values(connections)
    .map(({ version }) => version)
    .join();
  if (made?.stamp !== stamp) made = { stamp, clients: makeClients(scope, connections) };
  return made.clients;
}

export interface WriteGuard {
  readonly mayWrite: () => Promise<boolean>;
  readonly witness: (call: UpstreamCall) => void;
}

/** The same clients, whose writes leave only while `mayWrite` holds, and are shown to the witness. */
export function writingWhile(guard: WriteGuard, clients: UpstreamClients): UpstreamClients {
  const { cloudhealth, here } = clients;
  return {
    ...clients,
    cloudhealth: { ...cloudhealth, connection: { ...cloudhealth.connection, ...guard } },
    here: { ...here, connectWith: (token, isFresh) => ({ ...here.connectWith(token, isFresh), ...guard }) },
  };
}

function makeClients(scope: SystemScope, connections: Record<Upstream, EffectiveConnection>): UpstreamClients {
  const { cloudhealth, cloudmc, here } = connections;
  const readers = (perCustomer: boolean) => ({
    cloudhealth: makeCloudhealth(partsOf(cloudhealth), optionsOf(scope, cloudhealth, perCustomer)),
    cloudmc: makeCloudmc(partsOf(cloudmc), optionsOf(scope, cloudmc, perCustomer)),
  });
  return {
    ...readers(false),
    here: makeHere(partsOf(here), optionsOf(scope, here, false)),
    perCustomer: readers(true),
  };
}

const partsOf = ({ places, keys }: EffectiveConnection) => ({ ...places, ...keys });

function optionsOf(scope: SystemScope, connection: EffectiveConnection, perCustomer: boolean): ClientOptions {
  const { upstream, version, keys } = connection;
  const lane = { upstream, ratePerMinute: ratePerMinute(upstream), perCustomer, version };
  const gate = keys === null ? closedGate(upstream) : databaseGate(scope, lane);
  return { gate, deadlineMs: settings().upstreamDeadlineMs, stop: processEnd.signal };
}

/** Of a connection whose keys cannot be opened nothing leaves. */
function closedGate(upstream: Upstream): UpstreamGate {
  const facts = { upstream, method: "-", path: "-", reason: "credentials", sent: false, detail: "sealed" } as const;
  return {
    enter: () => Promise.reject(new UpstreamFailure(facts)),
    settle: async () => undefined,
  };
}
