import "server-only";
import type { SystemScope } from "@/lib/domain/access/scope";
import type { Upstream } from "@/lib/domain/values/upstream";
import { databaseGate, type Lane } from "@/lib/operations/database-gate";
import { settings } from "@/lib/support/env";
import { type CloudhealthClient, cloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { type CloudmcClient, cloudmcClient } from "@/lib/upstreams/cloudmc/client";
import { type HereClient, hereClient } from "@/lib/upstreams/here/client";

// Neither CloudMC nor HERE documents a limit; five calls a second is polite (RELIABILITY.md, "Not verified").
const UNDOCUMENTED_RATE_PER_MINUTE = 300;

export interface UpstreamClients {
  readonly cloudhealth: CloudhealthClient;
  readonly cloudmc: CloudmcClient;
  readonly here: HereClient;
  /** For reads about one customer each: one that fails does not count against the upstream. */
  readonly perCustomer: { readonly cloudhealth: CloudhealthClient; readonly cloudmc: CloudmcClient };
}

let clients: UpstreamClients | undefined;

/** One set of clients per process, configured from the environment. */
export function upstreamClients(scope: SystemScope): UpstreamClients {
  const deadlineMs = settings().upstreamDeadlineMs;
  clients ??= {
    ...readers(scope, false),
    here: hereClient({ ...settings().here, gate: databaseGate(scope, laneOf("here", false)), deadlineMs }),
    perCustomer: readers(scope, true),
  };
  return clients;
}

function readers(scope: SystemScope, perCustomer: boolean) {
  const { cloudhealth, cloudmc, upstreamDeadlineMs: deadlineMs } = settings();
  const { url, apiKey } = cloudhealth;
  const gate = databaseGate(scope, laneOf("cloudhealth", perCustomer));
  return {
    cloudhealth: cloudhealthClient({ url, apiKey, gate, deadlineMs }),
    cloudmc: cloudmcClient({ ...cloudmc, gate: databaseGate(scope, laneOf("cloudmc", perCustomer)), deadlineMs }),
  };
}

function laneOf(upstream: Upstream, perCustomer: boolean): Lane {
  const ratePerMinute =
    upstream === "cloudhealth" ? settings().cloudhealth.ratePerMinute : UNDOCUMENTED_RATE_PER_MINUTE;
  return { upstream, ratePerMinute, perCustomer };
}
