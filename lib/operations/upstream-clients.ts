import "server-only";
import type { SystemScope } from "@/lib/domain/access/scope";
import { databaseGate } from "@/lib/operations/database-gate";
import { settings } from "@/lib/support/env";
import { type CloudhealthClient, cloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { type CloudmcClient, cloudmcClient } from "@/lib/upstreams/cloudmc/client";
import { type HereClient, hereClient } from "@/lib/upstreams/here/client";

// Neither CloudMC nor HERE documents a limit; five calls a second is polite (RELIABILITY.md, "Not verified").
const UNDOCUMENTED_RATE_PER_MINUTE = 300;

/** A write is given this long; a read-back waits a little longer, so that a late first request has landed. */
export const WRITE_DEADLINE_MS = 15_000;

export interface UpstreamClients {
  readonly cloudhealth: CloudhealthClient;
  readonly cloudmc: CloudmcClient;
  readonly here: HereClient;
}

let clients: UpstreamClients | undefined;

/** One set of clients per process, configured from the environment. */
export function upstreamClients(scope: SystemScope): UpstreamClients {
  const { cloudhealth, cloudmc, here } = settings();
  clients ??= {
    cloudhealth: cloudhealthClient({
      url: cloudhealth.url,
      apiKey: cloudhealth.apiKey,
      gate: databaseGate(scope, "cloudhealth", cloudhealth.ratePerMinute),
      deadlineMs: WRITE_DEADLINE_MS,
    }),
    cloudmc: cloudmcClient({
      url: cloudmc.url,
      apiKey: cloudmc.apiKey,
      gate: databaseGate(scope, "cloudmc", UNDOCUMENTED_RATE_PER_MINUTE),
    }),
    here: hereClient({ ...here, gate: databaseGate(scope, "here", UNDOCUMENTED_RATE_PER_MINUTE) }),
  };
  return clients;
}
