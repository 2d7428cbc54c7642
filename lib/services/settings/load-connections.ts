import "server-only";
import { withScope } from "@/lib/db/client";
import { listLaneHealth } from "@/lib/db/lane-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import { type ConnectionPart, isKeyPart, PARTS_OF } from "@/lib/domain/settings/connection-parts";
import type { ConnectionOrigin, ConnectionView } from "@/lib/domain/settings/connection-view";
import { maskedKey } from "@/lib/domain/settings/masked-key";
import type { Upstream } from "@/lib/domain/values/upstream";
import { type EffectiveConnection, effectiveConnections } from "@/lib/operations/effective-connections";
import { ratePerMinute } from "@/lib/operations/rate-per-minute";
import { demand } from "@/lib/services/access/permit";

/** The three connections as they hold now, keys masked, with how each fares. */
export async function loadConnections(scope: StaffScope): Promise<ConnectionView[]> {
  demand(scope, "settings:read");
  const [health, connections] = await withScope(scope, async (db) => [
    await listLaneHealth(db),
    await effectiveConnections(db),
  ]);
  return health.map((one) => ({
    upstream: one.upstream,
    origin: originOf(connections[one.upstream]),
    version: connections[one.upstream].version,
    parts: PARTS_OF[one.upstream].flatMap((part) => {
      const value = shown(part, connections[one.upstream]);
      return value === undefined ? [] : [{ part, variable: VARIABLES[one.upstream][part] ?? "", value }];
    }),
    callsPerMinute: ratePerMinute(one.upstream),
    health: one,
  }));
}

function originOf({ kept, keys }: EffectiveConnection): ConnectionOrigin {
  if (kept === null) return { at: "environment" };
  return { at: "portal", byName: kept.setByName, since: kept.setAt, isReadable: keys !== null };
}

function shown(part: ConnectionPart, { places, keys, kept }: EffectiveConnection): string | undefined {
  if (!isKeyPart(part)) return places[part];
  return kept?.entered ? kept.entered.tails[part] : maskedKey(keys?.[part] ?? "");
}

const VARIABLES: Record<Upstream, Partial<Record<ConnectionPart, string>>> = {
  cloudhealth: { address: "CLOUDHEALTH_URL", key: "CLOUDHEALTH_API_KEY" },
  cloudmc: { address: "CLOUDMC_URL", key: "CLOUDMC_API_KEY" },
  here: {
    address: "HERE_USAGE_URL",
    "token-address": "HERE_TOKEN_URL",
    "signed-address": "HERE_SIGNING_URL",
    realm: "HERE_REALM_ID",
    "key-id": "HERE_ACCESS_KEY_ID",
    "key-secret": "HERE_ACCESS_KEY_SECRET",
  },
};
