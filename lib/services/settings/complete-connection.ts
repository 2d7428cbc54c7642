import "server-only";
import type { KeptConnection } from "@/lib/db/connection-rows";
import type { ConnectionRefusal } from "@/lib/domain/settings/connection-input";
import {
  ADDRESS_PARTS,
  isKeyPart,
  missingKeys,
  PARTS_OF,
  type PartTexts,
} from "@/lib/domain/settings/connection-parts";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import type { Upstream } from "@/lib/domain/values/upstream";
import { settings } from "@/lib/support/env";
import { SealFault } from "@/lib/support/envelope";
import { upstreamAddressFault } from "@/lib/support/setting-rules";

export interface TypedConnection {
  readonly upstream: Upstream;
  readonly parts: PartTexts;
}

/** What was typed, with the keys that were left empty as they are kept; refused where keys may not be sent. */
export function completeConnection(
  { upstream, parts }: TypedConnection,
  entered: KeptConnection["entered"],
): Result<PartTexts, ConnectionRefusal> {
  const mayBePrivate = settings().allowLoopbackUpstreams;
  for (const part of ADDRESS_PARTS) {
    const fault = upstreamAddressFault(parts[part], mayBePrivate);
    if (fault) return refuse({ code: fault, part });
  }
  const [missing] = missingKeys(upstream, parts, entered?.parts ?? null);
  if (missing) return refuse({ code: "key-needed", part: missing });
  const empty = PARTS_OF[upstream].filter(isKeyPart).find((part) => !parts[part]);
  if (!entered || !empty) return ok(parts);
  try {
    return ok({ ...entered.keys(), ...parts });
  } catch (error) {
    if (error instanceof SealFault) return refuse({ code: "key-unreadable", part: empty });
    throw error;
  }
}
