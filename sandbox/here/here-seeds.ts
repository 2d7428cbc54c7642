import type { HereKey, HereRealm } from "./here-rows";
import { HERE_CLIENT_ID, HERE_DISABLED_KEY_ID, HERE_KEY_ID, HERE_KEY_SECRET } from "./keys";

type NamedRealm = { id: string; name: string };

export function seedHereRows(
  partner: NamedRealm,
  customers: NamedRealm[],
): { realms: HereRealm[]; hereKeys: HereKey[] } {
  const key = { secret: HERE_KEY_SECRET, clientId: HERE_CLIENT_ID };
  return {
    realms: [
      { ...partner, isPartner: true, subAccountOf: null },
      ...customers.map((realm) => ({ ...realm, isPartner: false, subAccountOf: partner.id })),
    ],
    hereKeys: [
      { id: HERE_KEY_ID, ...key, isDisabled: false },
      { id: HERE_DISABLED_KEY_ID, ...key, isDisabled: true },
    ],
  };
}
