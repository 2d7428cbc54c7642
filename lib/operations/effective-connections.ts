import "server-only";
import type { Db } from "@/lib/db/client";
import { type KeptConnection, listConnections } from "@/lib/db/connection-rows";
import type { PartTexts } from "@/lib/domain/settings/connection-parts";
import type { Upstream } from "@/lib/domain/values/upstream";
import { type Settings, settings } from "@/lib/support/env";
import { SealFault } from "@/lib/support/envelope";

/** How an upstream is reached now: as it was entered here, else as the environment says. */
export interface EffectiveConnection {
  readonly upstream: Upstream;
  /** Of what was entered here; 0 when nothing ever was. */
  readonly version: number;
  readonly places: PartTexts;
  /** Null when the secret that they were sealed under is gone: then nothing is sent, not with other keys either. */
  readonly keys: PartTexts | null;
  readonly kept: KeptConnection | null;
}

export async function effectiveConnections(db: Db): Promise<Record<Upstream, EffectiveConnection>> {
  const kept = await listConnections(db);
  const one = (upstream: Upstream) => effective(upstream, kept[upstream] ?? null);
  return { cloudhealth: one("cloudhealth"), cloudmc: one("cloudmc"), here: one("here") };
}

/** The partner's own realm at HERE. */
export async function ownRealm(db: Db): Promise<string> {
  return (await effectiveConnections(db)).here.places.realm ?? "";
}

function effective(upstream: Upstream, kept: KeptConnection | null): EffectiveConnection {
  const version = kept?.version ?? 0;
  if (!kept?.entered) return { upstream, version, kept: null, ...ENVIRONMENT[upstream](settings()) };
  return { upstream, version, kept, places: kept.entered.parts, keys: unsealed(kept.entered.keys) };
}

function unsealed(keys: () => PartTexts): PartTexts | null {
  try {
    return keys();
  } catch (error) {
    if (error instanceof SealFault) return null;
    throw error;
  }
}

const ENVIRONMENT: Record<Upstream, (known: Settings) => Pick<EffectiveConnection, "places" | "keys">> = {
  cloudhealth: ({ cloudhealth }) => ({ places: { address: cloudhealth.url }, keys: { key: cloudhealth.apiKey } }),
  cloudmc: ({ cloudmc }) => ({ places: { address: cloudmc.url }, keys: { key: cloudmc.apiKey } }),
  here: ({ here }) => ({
    places: {
      address: here.usageUrl,
      "token-address": here.tokenUrl,
      ...(here.signingUrl && { "signed-address": here.signingUrl }),
      realm: here.realmId,
    },
    keys: { "key-id": here.accessKeyId, "key-secret": here.accessKeySecret },
  }),
};
