import "server-only";
import { withScope } from "@/lib/db/client";
import { listLaneHealth } from "@/lib/db/lane-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { ConnectionView } from "@/lib/domain/settings/connection-view";
import { maskedKey } from "@/lib/domain/settings/masked-key";
import type { Upstream } from "@/lib/domain/values/upstream";
import { ratePerMinute } from "@/lib/operations/rate-per-minute";
import { demand } from "@/lib/services/access/permit";
import { type Settings, settings } from "@/lib/support/env";

/** The three connections as the environment configures them, keys masked, with how each fares. */
export async function loadConnections(scope: StaffScope): Promise<ConnectionView[]> {
  demand(scope, "settings:read");
  const health = await withScope(scope, listLaneHealth);
  const known = settings();
  return health.map((one) => ({
    upstream: one.upstream,
    ...CONFIGURED[one.upstream](known),
    callsPerMinute: ratePerMinute(one.upstream),
    health: one,
  }));
}

const CONFIGURED: Record<Upstream, (known: Settings) => Pick<ConnectionView, "parts">> = {
  cloudhealth: ({ cloudhealth }) => ({
    parts: [
      { part: "address", variable: "CLOUDHEALTH_URL", value: cloudhealth.url },
      { part: "key", variable: "CLOUDHEALTH_API_KEY", value: maskedKey(cloudhealth.apiKey) },
    ],
  }),
  cloudmc: ({ cloudmc }) => ({
    parts: [
      { part: "address", variable: "CLOUDMC_URL", value: cloudmc.url },
      { part: "key", variable: "CLOUDMC_API_KEY", value: maskedKey(cloudmc.apiKey) },
    ],
  }),
  here: ({ here }) => ({
    parts: [
      { part: "address", variable: "HERE_USAGE_URL", value: here.usageUrl },
      { part: "token-address", variable: "HERE_TOKEN_URL", value: here.tokenUrl },
      ...signedAddress(here.signingUrl),
      { part: "realm", variable: "HERE_REALM_ID", value: here.realmId },
      { part: "key-id", variable: "HERE_ACCESS_KEY_ID", value: maskedKey(here.accessKeyId) },
      { part: "key-secret", variable: "HERE_ACCESS_KEY_SECRET", value: maskedKey(here.accessKeySecret) },
    ],
  }),
};

function signedAddress(value: string | undefined): ConnectionView["parts"] {
  return value === undefined ? [] : [{ part: "signed-address", variable: "HERE_SIGNING_URL", value }];
}
