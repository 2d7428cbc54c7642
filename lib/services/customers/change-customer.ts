import "server-only";
import { type Db, withScope } from "@/lib/db/client";
import { listCustomerRecords } from "@/lib/db/customer-history-rows";
import { findCustomer, listNamesLike } from "@/lib/db/customer-rows";
import { listLinkHolders } from "@/lib/db/vendor-link-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { Customer } from "@/lib/domain/customers/customer";
import { shows } from "@/lib/domain/customers/customer-change";
import {
  type ChangeRefusal,
  type CustomerChangeRequest,
  checkCustomerChange,
} from "@/lib/domain/customers/customer-change-input";
import type { CustomerRefusal } from "@/lib/domain/customers/customer-input";
import type { Gone, OperationView, RecordRefusal } from "@/lib/domain/operations/operation-view";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { awaitSettled } from "@/lib/operations/await-settled";
import { findRepeat, recordOperation } from "@/lib/operations/record-operation";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";
import { now } from "@/lib/support/clock";

export type ChangeCustomerRefusal =
  | NotPermitted
  | RecordRefusal
  | Gone
  | ChangeRefusal
  | { readonly code: "rules"; readonly refusals: readonly CustomerRefusal[] };

type Answer = Result<OperationView, ChangeCustomerRefusal>;

/** Sends what is to be different and nothing else; whoever changed the customer meanwhile is not written over. */
export async function changeCustomer(scope: StaffScope, request: CustomerChangeRequest): Promise<Answer> {
  const forbidden = whyNotPermitted(scope, "customers:change");
  if (forbidden) return refuse(forbidden);
  const { customer: id, version, change, operationId } = request;
  const payload = { id, change };
  const repeat = await findRepeat(scope, operationId, payload);
  if (repeat) return repeat.ok ? ok(await awaitSettled(scope, operationId)) : repeat;
  const refused = await withScope(scope, (db) => whyNot(db, request));
  if (refused) return refuse(refused);
  const recorded = await recordOperation(scope, {
    id: operationId,
    kind: "change-customer",
    upstream: "cloudhealth",
    resourceKey: `customer:${id}`,
    subject: await withScope(scope, async (db) => (await findCustomer(db, id))?.customer.name ?? id),
    payload,
    customerId: id,
    changes: { table: "customer", key: id, version },
  });
  if (recorded.ok) return ok(await awaitSettled(scope, recorded.value.operationId));
  if (recorded.refusal.code !== "version-conflict") return recorded;
  return refuse(await withScope(scope, (db) => explainConflict(db, id, version)));
}

async function whyNot(db: Db, request: CustomerChangeRequest): Promise<ChangeCustomerRefusal | null> {
  const { customer: id, version, change } = request;
  const found = await findCustomer(db, id);
  if (found === null) return { code: "customer-gone", customer: id };
  if (found.version !== version) return explainConflict(db, id, version);
  if (shows(found.customer, change)) return { code: "nothing-changed" };
  const refusals = checkCustomerChange(change, {
    now: now(),
    namesTaken: change.name === undefined ? [] : await listNamesLike(db, change.name, id),
    linksHeld: await listLinkHolders(db, newTags(found.customer, change.tags ?? []), id),
  });
  return refusals.length > 0 ? { code: "rules", refusals } : null;
}

/** A link that is disputed already does not stand in the way of changing another tag. */
function newTags({ tags }: Customer, wanted: Customer["tags"]): Customer["tags"] {
  return wanted.filter(({ key, value }) => !tags.some((tag) => tag.key === key && tag.value === value));
}

/** A conflict tells what the customer is now and through whom, so that nobody has to start over. */
async function explainConflict(db: Db, id: CustomerId, expected: number): Promise<ChangeCustomerRefusal> {
  const found = await findCustomer(db, id);
  if (found === null) return { code: "customer-gone", customer: id };
  const [record] = await listCustomerRecords(db, id, { skip: 0, take: 1 });
  const { customer, version, fetchedAt } = found;
  const actorName = record?.source?.by === "operation" ? record.source.actorName : null;
  const latest = { customer, version, actorName, knownFrom: record?.knownFrom ?? fetchedAt };
  return { code: "version-conflict", expected, found: version, latest };
}
