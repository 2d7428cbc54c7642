import "server-only";
import { withScope } from "@/lib/db/client";
import { findCustomer } from "@/lib/db/customer-rows";
import { listOpenOperations } from "@/lib/db/operation-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import {
  type CustomerDeletionRequest,
  checkCustomerDeletion,
  type DeletionRefusal,
} from "@/lib/domain/customers/customer-deletion";
import type { Gone, OperationView, RecordRefusal } from "@/lib/domain/operations/operation-view";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { awaitSettled } from "@/lib/operations/await-settled";
import { findRepeat, recordOperation } from "@/lib/operations/record-operation";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";

export type DeleteCustomerRefusal =
  | NotPermitted
  | RecordRefusal
  | Gone
  | { readonly code: "rules"; readonly refusals: readonly DeletionRefusal[] };

/** Deletes a customer at CloudHealth, which drops its assignments; its rows here stay as tombstones with their history. */
export async function deleteCustomer(
  scope: StaffScope,
  { customer: id, version, name, operationId }: CustomerDeletionRequest,
): Promise<Result<OperationView, DeleteCustomerRefusal>> {
  const forbidden = whyNotPermitted(scope, "customers:delete");
  if (forbidden) return refuse(forbidden);
  const payload = { id };
  const repeat = await findRepeat(scope, operationId, payload);
  if (repeat) return repeat.ok ? ok(await awaitSettled(scope, operationId)) : repeat;
  const found = await withScope(scope, (db) => findCustomer(db, id));
  if (found === null) return refuse({ code: "customer-gone", customer: id });
  const open = await withScope(scope, (db) => listOpenOperations(db, id));
  const refusals = checkCustomerDeletion(name, { name: found.customer.name, open });
  if (refusals.length > 0) return refuse({ code: "rules", refusals });
  const recorded = await recordOperation(scope, {
    id: operationId,
    kind: "delete-customer",
    upstream: "cloudhealth",
    resourceKey: `customer:${id}`,
    subject: found.customer.name,
    payload,
    customerId: id,
    changes: { table: "customer", key: id, version },
  });
  return recorded.ok ? ok(await awaitSettled(scope, recorded.value.operationId)) : recorded;
}
