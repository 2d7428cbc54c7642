import "server-only";
import { deriveSecret } from "@/lib/support/derive-secret";
import { type DatabaseSettings, databaseSettings } from "@/lib/support/env";

export interface SealingKey {
  /** Derived apart from the key: it stands in clear beside what the key seals. */
  readonly id: string;
  readonly bytes: Buffer;
}

export interface KeyRing {
  readonly current: SealingKey;
  readonly former?: SealingKey;
}

export function keyRing(secrets: Pick<DatabaseSettings, "secret" | "formerSecret"> = databaseSettings()): KeyRing {
  const { secret, formerSecret } = secrets;
  return { current: toSealingKey(secret), ...(formerSecret && { former: toSealingKey(formerSecret) }) };
}

function toSealingKey(secret: string): SealingKey {
  return {
    id: deriveSecret("sealing key id", secret).slice(0, 16),
    bytes: Buffer.from(deriveSecret("sealing key", secret), "hex"),
  };
}
