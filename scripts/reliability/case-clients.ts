import { type CloudhealthClient, cloudhealthClient } from "@/lib/upstreams/cloudhealth/client";
import { type CloudmcClient, cloudmcClient } from "@/lib/upstreams/cloudmc/client";
import type { CallResult, UpstreamGate } from "@/lib/upstreams/gate";
import { type HereClient, hereClient } from "@/lib/upstreams/here/client";
import type { TokenSource } from "@/lib/upstreams/here/token";

export const CASE_DEADLINE_MS = 300;

/** The clients of one call, with what they told the lane. */
export interface CaseClients {
  readonly cloudhealth: CloudhealthClient;
  readonly cloudmc: CloudmcClient;
  /** With a token that it got while nothing was struck. */
  readonly here: HereClient;
  /** Without one. */
  readonly hereAnew: HereClient;
  readonly told: { entered: number; settled: CallResult[] };
}

/** The three clients of the environment, or of one strange address. */
export function caseClients(base: string | null, token: string): CaseClients {
  const told: CaseClients["told"] = { entered: 0, settled: [] };
  const gate: UpstreamGate = {
    enter: async () => {
      told.entered += 1;
    },
    settle: async (result) => {
      told.settled.push(result);
    },
  };
  const shared = { gate, deadlineMs: CASE_DEADLINE_MS };
  const hereAnew = hereClient({
    ...shared,
    usageUrl: base ?? setting("HERE_USAGE_URL"),
    tokenUrl: base === null ? setting("HERE_TOKEN_URL") : `${base}/oauth2/token`,
    accessKeyId: setting("HERE_ACCESS_KEY_ID"),
    accessKeySecret: setting("HERE_ACCESS_KEY_SECRET"),
    realmId: setting("HERE_REALM_ID"),
  });
  return {
    cloudhealth: cloudhealthClient({
      ...shared,
      url: base ?? setting("CLOUDHEALTH_URL"),
      apiKey: setting("CLOUDHEALTH_API_KEY"),
    }),
    cloudmc: cloudmcClient({ ...shared, url: base ?? setting("CLOUDMC_URL"), apiKey: setting("CLOUDMC_API_KEY") }),
    here: { ...hereAnew, tokens: keptToken(token) },
    hereAnew,
    told,
  };
}

export const SECRETS = ["CLOUDHEALTH_API_KEY", "CLOUDMC_API_KEY", "HERE_ACCESS_KEY_ID", "HERE_ACCESS_KEY_SECRET"];

export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

/** The token as it was kept; asked for again after a refusal it counts as a new one. */
function keptToken(token: string): TokenSource {
  let taken = 0;
  return {
    take: async () => {
      taken += 1;
      return { token, isFresh: taken > 1 };
    },
    drop: () => undefined,
  };
}
