import type { Context } from "hono";
import type { Account } from "../../rows";
import type { Sandbox } from "../../sandbox";
import { clientOf } from "../access";
import { parametersOf } from "../answers";
import { accountsSeenBy, isSeenBy } from "../assignments/tenancy";
import type { Organization } from "../organizations/organization-rows";
import { findOrganization } from "../organizations/organization-scope";
import { accountsOf } from "../organizations/organization-view";
import { integerFrom } from "../write-body";

export function findAccount(sandbox: Sandbox, c: Context): Account | undefined {
  const account = sandbox.store.get("accounts", integerFrom(c.req.param("id")) ?? -1);
  return account !== undefined && isSeenBy(sandbox.store, clientOf(c), account) ? account : undefined;
}

/** The organization a call is narrowed to: null is none, undefined one that is not the tenant's. */
export function organizationNamed(sandbox: Sandbox, c: Context, id: unknown): Organization | null | undefined {
  const given = id ?? parametersOf(c).get("org_id") ?? "";
  return given === "" ? null : findOrganization(sandbox, c, given);
}

/** Undefined: there is no such organization in the tenant. */
export function accountsInScope(sandbox: Sandbox, c: Context): readonly Account[] | undefined {
  const organization = organizationNamed(sandbox, c, null);
  const client = clientOf(c);
  if (organization === null) return accountsSeenBy(sandbox.store, client);
  return organization && accountsOf(sandbox.store, organization).filter((row) => isSeenBy(sandbox.store, client, row));
}
