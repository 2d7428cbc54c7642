import type { Account } from "../../rows";
import type { Store } from "../../store";
import type { Groupset } from "./report-rows";

/** Every account is in exactly one group of a perspective. */
export type AccountGroups = { id: number; name: string; groups: { id: number; name: string }[]; groupOf: GroupOf };
type GroupOf = (account: Account) => number;

const ENVIRONMENT = /Production|Payments|Web Shop|Disaster Recovery/;
const NOT_PRODUCTION = /Development|Staging|Sandbox|Integration|Trial|Pilot|Test|Lab/;

const DRAWN: AccountGroups[] = [
  {
    id: 1_000_000_562_234,
    name: "Environment",
    groups: [
      { id: 1391, name: "Production" },
      { id: 1390, name: "Non-production" },
      { id: 1389, name: "Other" },
    ],
    groupOf: ({ name }) => (ENVIRONMENT.test(name) ? 0 : NOT_PRODUCTION.test(name) ? 1 : 2),
  },
  {
    id: 998,
    name: "Owner Perspective",
    groups: [
      { id: 1392, name: "Joe" },
      { id: 1388, name: "Sue" },
      { id: 1386, name: "No Owner Found" },
    ],
    groupOf: ({ index }) => index % 3,
  },
];

function stated({ id, name, groups }: Groupset): AccountGroups {
  const places = new Map(
    groups.flatMap((group, at) => (group.ownerIds ?? []).map((ownerId) => [ownerId, at] as const)),
  );
  return { id, name, groups, groupOf: ({ ownerId }) => places.get(ownerId ?? "") ?? groups.length - 1 };
}

export function accountGroups(store: Store): AccountGroups[] {
  const rows = store.all("groupsets").filter(({ groups }) => groups.length > 0);
  return rows.length === 0 ? DRAWN : rows.map(stated);
}
