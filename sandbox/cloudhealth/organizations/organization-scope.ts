import type { Context } from "hono";
import type { Sandbox } from "../../sandbox";
import { clientOf } from "../access";
import { inIdOrder } from "../id-order";
import { integerFrom } from "../write-body";
import type { Organization } from "./organization-rows";

/** The organizations of the tenant a call acts for. */
export function organizationsSeen(sandbox: Sandbox, c: Context): readonly Organization[] {
  return inIdOrder(sandbox.store.where("organizations", "customerId", clientOf(c)));
}

export function findOrganization(sandbox: Sandbox, c: Context, id: unknown): Organization | undefined {
  const found = sandbox.store.get("organizations", integerFrom(id) ?? -1);
  return found?.customerId === clientOf(c) ? found : undefined;
}
