import "server-only";
import { withScope } from "@/lib/db/client";
import { listNamesLike } from "@/lib/db/customer-rows";
import { listLinkHolders } from "@/lib/db/vendor-link-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import {
  type CustomerDraftRequest,
  type CustomerRefusal,
  checkCustomerDraft,
} from "@/lib/domain/customers/customer-input";
import type { OperationView, RecordRefusal } from "@/lib/domain/operations/operation-view";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { awaitSettled } from "@/lib/operations/await-settled";
import { customerResourceKey } from "@/lib/operations/perform-create-customer";
import { findRepeat, recordOperation } from "@/lib/operations/record-operation";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";
import { now } from "@/lib/support/clock";

export type CreateCustomerRefusal =
  | NotPermitted
  | RecordRefusal
  | { readonly code: "rules"; readonly refusals: readonly CustomerRefusal[] };

/** Checks what facts can say, records the intent, and waits a moment for CloudHealth's answer. */
export async function createCustomer(
  scope: StaffScope,
  request: CustomerDraftRequest,
): Promise<Result<OperationView, CreateCustomerRefusal>> {
  const forbidden = whyNotPermitted(scope, "customers:create");
  if (forbidden) return refuse(forbidden);
  const { operationId, ...draft } = request;
  const repeat = await findRepeat(scope, operationId, draft);
  if (repeat) return repeat.ok ? ok(await awaitSettled(scope, operationId)) : repeat;
  const facts = await withScope(scope, async (db) => ({
    now: now(),
    namesTaken: await listNamesLike(db, draft.name),
    linksHeld: await listLinkHolders(db, draft.tags),
  }));
  const refusals = checkCustomerDraft(draft, facts);
  if (refusals.length > 0) return refuse({ code: "rules", refusals });
  const recorded = await recordOperation(scope, {
    id: operationId,
    kind: "create-customer",
    upstream: "cloudhealth",
    resourceKey: customerResourceKey(draft.name),
    subject: draft.name,
    payload: draft,
    customerId: null,
  });
  return recorded.ok ? ok(await awaitSettled(scope, recorded.value.operationId)) : recorded;
}
