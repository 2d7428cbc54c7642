import "server-only";
import { withScope } from "@/lib/db/client";
import { findOpenOperation } from "@/lib/db/operation-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { AssignmentRefusal } from "@/lib/domain/assignments/assignment";
import type { AssignmentDraftRequest } from "@/lib/domain/assignments/assignment-input";
import { checkAssignment } from "@/lib/domain/assignments/assignment-rules";
import type { OperationView, RecordRefusal } from "@/lib/domain/operations/operation-view";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { awaitSettled } from "@/lib/operations/await-settled";
import { blockResourceKey } from "@/lib/operations/perform-create-block";
import { findRepeat, recordOperation } from "@/lib/operations/record-operation";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";
import { gatherAssignmentFacts } from "@/lib/services/assignments/gather-assignment-facts";

export type AssignAccountRefusal =
  | NotPermitted
  | RecordRefusal
  | { readonly code: "rules"; readonly refusals: readonly AssignmentRefusal[] };

/** Asks the rules the form asked, on the facts of this moment, records the intent and waits a moment for the outcome. */
export async function assignAccount(
  scope: StaffScope,
  request: AssignmentDraftRequest,
): Promise<Result<OperationView, AssignAccountRefusal>> {
  const forbidden = whyNotPermitted(scope, "assignments:write");
  if (forbidden) return refuse(forbidden);
  const { operationId, ...draft } = request;
  const repeat = await findRepeat(scope, operationId, draft);
  if (repeat) return repeat.ok ? ok(await awaitSettled(scope, operationId)) : repeat;
  const facts = await withScope(scope, (db) => gatherAssignmentFacts(db, draft));
  const refusals = checkAssignment(draft, facts);
  if (refusals.length > 0) return refuse({ code: "rules", refusals });
  const block = await withScope(scope, (db) => findOpenOperation(db, "cloudhealth", blockResourceKey(draft.customer)));
  if (block) return refuse({ code: "operation-under-way", operationId: block.id, actorName: block.actorName });
  const recorded = await recordOperation(scope, {
    id: operationId,
    kind: "assign-account",
    upstream: "cloudhealth",
    resourceKey: `assignment:${draft.owner}`,
    subject: draft.owner,
    payload: draft,
    customerId: draft.customer,
  });
  return recorded.ok ? ok(await awaitSettled(scope, recorded.value.operationId)) : recorded;
}
