import { toInstant } from "../clock";
import type { Change, Customer } from "../rows";
import type { Sandbox } from "../sandbox";
import type { EditOf } from "./edit-input";

function customerChange({ store }: Sandbox, customerId: number, change: (row: Customer) => Customer): Change[] {
  const customer = store.get("customers", customerId);
  return customer === undefined ? [] : [{ put: "customers", row: change(customer) }];
}

export function switchBilling(sandbox: Sandbox, { customerId, enabled }: EditOf<"billing">): Change[] {
  return customerChange(sandbox, customerId, (row) => ({ ...row, billing: { ...row.billing, enabled } }));
}

export function renameCustomer(sandbox: Sandbox, { customerId, name }: EditOf<"rename-customer">): Change[] {
  return customerChange(sandbox, customerId, (row) => ({ ...row, name }));
}

export function changeCustomer(sandbox: Sandbox, { customerId, fields }: EditOf<"change-customer">): Change[] {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const updatedAt = toInstant(sandbox.clock.now());
  return customerChange(sandbox, customerId, (row) => ({ ...row, ...given, updatedAt }));
}

/** Its accounts become free again, as when the upstream itself is asked to delete it. */
export function deleteCustomer({ store }: Sandbox, { customerId }: EditOf<"delete-customer">): Change[] {
  if (store.get("customers", customerId) === undefined) return [];
  const held = (["assignments", "blocks", "tenancies"] as const).flatMap((table) =>
    store.where(table, "customerId", customerId).map((row): Change => ({ drop: table, id: row.id })),
  );
  const own = store.where("accounts", "tenantId", customerId).map((row): Change => ({ drop: "accounts", id: row.id }));
  return [{ drop: "customers", id: customerId }, ...held, ...own];
}
