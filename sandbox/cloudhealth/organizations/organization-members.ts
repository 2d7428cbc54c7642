import { z } from "zod";
import type { Account } from "../../rows";
import { isAbsent, ownerIdFrom, type WriteBody } from "../write-body";
import type { Organization, OtherClouds } from "./organization-rows";

export const CLOUDS = [
  "azure_subscriptions",
  "gcp_compute_projects",
  "data_center_accounts",
  "vmware_csp_organizations",
] as const satisfies readonly (keyof OtherClouds)[];

const MOST_ACCOUNTS = 500;

export type MemberChange = "add" | "remove" | "replace";
type Members = Pick<Organization, "accountIds" | "others">;

const Listed = z.union([
  z.array(z.union([z.string(), z.number()])),
  z.string().transform((text) => text.split(",").filter((part) => part.trim() !== "")),
]);

export function isCloud(name: string): name is keyof OtherClouds {
  return CLOUDS.some((cloud) => cloud === name);
}

/** The text says "comma-separated list", the examples send arrays. */
function readList(body: WriteBody, field: string, errors: string[]): string[] {
  const said = body[field];
  if (isAbsent(said)) return [];
  const listed = Listed.safeParse(said);
  if (!listed.success) {
    errors.push(`${field} must be a list of ids`);
    return [];
  }
  if (listed.data.length > MOST_ACCOUNTS) errors.push(`${field} can't have more than ${MOST_ACCOUNTS} entries`);
  return listed.data.map((one) => (typeof one === "number" ? (ownerIdFrom(one) ?? String(one)) : one.trim()));
}

function merge<Id>(before: Id[], said: Id[], change: MemberChange): Id[] {
  if (change === "replace") return [...new Set(said)];
  if (change === "add") return [...new Set([...before, ...said])];
  const gone = new Set(said);
  return before.filter((id) => !gone.has(id));
}

type Candidates = { organization: Organization; assignable: readonly Account[]; held: readonly Account[] };

/** AWS accounts are named by their twelve digits and must be there; other clouds' accounts are taken at their word. */
export function changeMembers(body: WriteBody, change: MemberChange, candidates: Candidates): Members | string[] {
  const { organization, assignable, held } = candidates;
  const errors: string[] = [];
  const owners = readList(body, "aws_accounts", errors);
  const known = new Map((change === "remove" ? held : assignable).map((account) => [account.ownerId, account.id]));
  const reason =
    change === "remove" ? "is not assigned to this organization" : "can't be assigned to this organization";
  for (const owner of owners) if (!known.has(owner)) errors.push(`AWS account ${owner} ${reason}`);
  const ids = owners.flatMap((owner) => known.get(owner) ?? []);
  const others = { ...organization.others };
  for (const cloud of CLOUDS) others[cloud] = merge(others[cloud], readList(body, cloud, errors), change);
  return errors.length > 0 ? errors : { accountIds: merge(organization.accountIds, ids, change), others };
}
