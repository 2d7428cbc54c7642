import "server-only";
import type { SystemScope } from "@/lib/domain/access/scope";
import { upstreamClients } from "@/lib/operations/upstream-clients";
import { log } from "@/lib/support/log";
import { UpstreamFailure } from "@/lib/upstreams/failure";
import { listReports } from "@/lib/upstreams/here/usage-reports-api";

/** Asks HERE for the least there is, to see whether it answers; what it answers is noted by its lane. */
export async function tryHere(scope: SystemScope): Promise<void> {
  try {
    await listReports((await upstreamClients(scope)).here, 1);
  } catch (error) {
    if (!(error instanceof UpstreamFailure)) throw error;
    log.info({ event: "here-tried", reason: error.message }, "HERE does not answer yet");
  }
}
