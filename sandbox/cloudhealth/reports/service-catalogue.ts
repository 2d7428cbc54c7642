import type { Store } from "../../store";
import { hasCustomRule } from "../billing/active-rules";
import type { CostMember } from "./report-rows";
import { CUSTOM_MEMBERS, LEAVES, SERVICE_MEMBERS, type ServiceMember } from "./services";

/** The members of the service categories, and the names of those that carry cost, by leaf. */
export type ServiceCatalogue = { members: ServiceMember[]; leaves: string[] };

const WITH_CUSTOM: ServiceCatalogue = { members: SERVICE_MEMBERS, leaves: LEAVES.map((leaf) => leaf.name) };
/** They stand last, so that nothing moves when they are left out. */
const DRAWN: ServiceCatalogue = {
  members: SERVICE_MEMBERS.filter(({ name }) => !CUSTOM_MEMBERS.includes(name)),
  leaves: WITH_CUSTOM.leaves.filter((name) => !CUSTOM_MEMBERS.includes(name)),
};

function statedMembers(rows: readonly CostMember[]): ServiceCatalogue {
  const parents = new Set(rows.map((row) => row.parent));
  const leaves = rows.filter((row) => !parents.has(row.id)).map((row) => row.id);
  const members = rows.map(({ id, label, parent, isDirect }): ServiceMember => {
    const leaf = leaves.indexOf(id);
    const place = rows.findIndex((row) => row.id === parent) + 1;
    return {
      name: id,
      label,
      ...(parent === undefined ? {} : { parent: place === 0 ? -1 : place }),
      isDirect: isDirect === true,
      leaf: leaf < 0 ? null : leaf,
    };
  });
  return { members, leaves };
}

/** A stated cost of a member nobody listed makes it a category of its own. */
function withUnlisted({ members, leaves }: ServiceCatalogue, names: Iterable<string>): ServiceCatalogue {
  const known = new Set(leaves);
  const unlisted = [...names].filter((name) => !known.has(name));
  return {
    members: [
      ...members,
      ...unlisted.map((name, at) => ({ name, label: name, isDirect: false, leaf: leaves.length + at })),
    ],
    leaves: [...leaves, ...unlisted],
  };
}

/** Lines that billing rules add are listed for the customers such rules are for. */
export function serviceCatalogue(store: Store, client: number | null): ServiceCatalogue {
  const lines = store.all("costLines");
  if (lines.length === 0) return hasCustomRule(store, client) ? WITH_CUSTOM : DRAWN;
  const stated = store.all("costMembers");
  const listed = stated.length === 0 ? DRAWN : statedMembers(stated);
  return withUnlisted(listed, new Set(lines.map((line) => line.member)));
}
