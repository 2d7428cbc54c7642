import "server-only";
import type { SystemScope } from "@/lib/domain/access/scope";
import type { Upstream } from "@/lib/domain/values/upstream";
import { databaseGate, type Lane } from "@/lib/operations/database-gate";
import { ratePerMinute } from "@/lib/operations/rate-per-minute";
import { settings } from "@/lib/support/env";
import { processEnd } from "@/lib/support/process-end";
import { type CloudhealthClient, cloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { type CloudmcClient, cloudmcClient } from "@/lib/upstreams/cloudmc/client";
import { type HereClient, hereClient } from "@/lib/upstreams/here/client";

export interface UpstreamClients {
  readonly cloudhealth: CloudhealthClient;
  readonly cloudmc: CloudmcClient;
  readonly here: HereClient;
  /** For reads about one customer each: one that fails does not count against the upstream. */
  readonly perCustomer: { readonly cloudhealth: CloudhealthClient; readonly cloudmc: CloudmcClient };
}

let clients: UpstreamClients | undefined;

/** One set of clients per process, configured from the environment. Their reads end when the process does. */
export function upstreamClients(scope: SystemScope): UpstreamClients {
  const deadlineMs = settings().upstreamDeadlineMs;
  const stop = processEnd.signal;
  clients ??= {
    ...readers(scope, false),
    here: hereClient({ ...settings().here, gate: databaseGate(scope, laneOf("here", false)), deadlineMs, stop }),
    perCustomer: readers(scope, true),
  };
  return clients;
}

/** The same clients, whose writes leave only while `mayWrite` holds. */
export function writingWhile(mayWrite: () => Promise<boolean>, clients: UpstreamClients): UpstreamClients {
  const { cloudhealth, here } = clients;
  return {
    ...clients,
    cloudhealth: { ...cloudhealth, connection: { ...cloudhealth.connection, mayWrite } },
    here: { ...here, connectWith: (token, isFresh) => ({ ...here.connectWith(token, isFresh), mayWrite }) },
  };
}

function readers(scope: SystemScope, perCustomer: boolean) {
  const { cloudhealth, cloudmc, upstreamDeadlineMs: deadlineMs } = settings();
  const { url, apiKey } = cloudhealth;
  const stop = processEnd.signal;
  const gate = databaseGate(scope, laneOf("cloudhealth", perCustomer));
  return {
    cloudhealth: cloudhealthClient({ url, apiKey, gate, deadlineMs, stop }),
    cloudmc: cloudmcClient({ ...cloudmc, gate: databaseGate(scope, laneOf("cloudmc", perCustomer)), deadlineMs, stop }),
  };
}

function laneOf(upstream: Upstream, perCustomer: boolean): Lane {
  return { upstream, ratePerMinute: ratePerMinute(upstream), perCustomer };
}
