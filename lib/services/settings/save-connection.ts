import "server-only";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { ConnectionDraft, ConnectionRefusal } from "@/lib/domain/settings/connection-input";
import { isKeyPart, PARTS_OF, type PartTexts } from "@/lib/domain/settings/connection-parts";
import { maskedKey } from "@/lib/domain/settings/masked-key";
import { ok, type Result } from "@/lib/domain/values/result";
import type { Upstream } from "@/lib/domain/values/upstream";
import type { NotPermitted } from "@/lib/services/access/permit";
import { changeConnection } from "@/lib/services/settings/change-connection";
import { completeConnection } from "@/lib/services/settings/complete-connection";

/** From now on the upstream is reached as was typed, whatever the environment says. */
export function saveConnection(
  scope: StaffScope,
  draft: ConnectionDraft,
): Promise<Result<null, NotPermitted | ConnectionRefusal>> {
  const { upstream, id, version, parts } = draft;
  return changeConnection(scope, {
    upstream,
    id,
    version,
    verb: "connection:saved",
    toEntered: (kept) => {
      const before = kept?.entered ?? null;
      const whole = completeConnection(draft, before);
      if (!whole.ok) return whole;
      const fields = PARTS_OF[upstream].filter((part) =>
        isKeyPart(part) ? parts[part] !== undefined : before?.parts[part] !== parts[part],
      );
      return ok({ entered: toEntered(upstream, whole.value), fields });
    },
  });
}

function toEntered(upstream: Upstream, whole: PartTexts) {
  const pick = (isWanted: boolean) => PARTS_OF[upstream].filter((part) => isKeyPart(part) === isWanted);
  const texts = (isWanted: boolean, show: (text: string) => string) =>
    Object.fromEntries(
      pick(isWanted).flatMap((part) => {
        const text = whole[part];
        return text === undefined ? [] : [[part, show(text)]];
      }),
    );
  return { parts: texts(false, String), keys: texts(true, String), tails: texts(true, maskedKey) };
}
