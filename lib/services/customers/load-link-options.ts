import "server-only";
import { withScope } from "@/lib/db/client";
import { listOrganizations } from "@/lib/db/price-rows";
import { listKnownRealms, mapLinkHolders } from "@/lib/db/vendor-link-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import { likeliest } from "@/lib/domain/customers/name-likeness";
import type { LinkCandidate, LinkedVendor, LinkOptions } from "@/lib/domain/customers/vendor-link-input";
import { toSearchText } from "@/lib/domain/values/search-text";
import { demand } from "@/lib/services/access/permit";

const MOST_SUGGESTED = 5;
const MOST_FOUND = 20;

/** What a customer could be linked to at each vendor: what its name suggests, and what was searched for. */
export async function loadLinkOptions(
  scope: StaffScope,
  of: CachedCustomer,
  search: string,
): Promise<Record<LinkedVendor, LinkOptions>> {
  demand(scope, "customers:read");
  const { organizations, organizationHolders, realms, realmHolders } = await withScope(scope, async (db) => ({
    organizations: await listOrganizations(db),
    organizationHolders: await mapLinkHolders(db, "cloudmcOrganization"),
    realms: await listKnownRealms(db),
    realmHolders: await mapLinkHolders(db, "hereRealm"),
  }));
  const list = (known: readonly { id: string; name: string }[], holders: typeof realmHolders) =>
    known.map(({ id, name }) => ({ value: id, name, holder: holders.get(id) ?? null, likeness: null }));
  const cloudmc = list(organizations, organizationHolders);
  const here = list(
    realms.map((realm) => ({ id: realm, name: realm })),
    realmHolders,
  );
  return {
    cloudmc: toOptions(cloudmc, { of, current: of.links.cloudmcOrganization, search }),
    here: toOptions(here, { of, current: of.links.hereRealm, search }),
  };
}

function toOptions(
  all: readonly LinkCandidate[],
  { of, current, search }: { of: CachedCustomer; current: string | null; search: string },
): LinkOptions {
  const others = all.filter(({ value }) => value !== current);
  const text = toSearchText(search);
  const matches = ({ name, value }: LinkCandidate) => toSearchText(name).includes(text) || value === search.trim();
  return {
    currentName: all.find(({ value }) => value === current)?.name ?? null,
    suggested: likeliest(
      of.customer.name,
      others.filter(({ holder }) => holder === null),
      MOST_SUGGESTED,
    ),
    found: text === "" ? [] : others.filter(matches).slice(0, MOST_FOUND),
    known: all.length,
  };
}
