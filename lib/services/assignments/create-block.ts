import "server-only";
import { listAccountsOf } from "@/lib/db/account-rows";
import { listFamily } from "@/lib/db/assignment-rows";
import { isBlockNamed, listHolders, listReaches } from "@/lib/db/block-rows";
import { type Db, withScope } from "@/lib/db/client";
import { findCustomer } from "@/lib/db/customer-rows";
import { listOpenOperations } from "@/lib/db/operation-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import {
  type BlockDraft,
  type BlockDraftRequest,
  type BlockFacts,
  type BlockRefusal,
  checkBlock,
} from "@/lib/domain/assignments/billing-block";
import type { OperationView, RecordRefusal } from "@/lib/domain/operations/operation-view";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import { ok, type Result, refuse } from "@/lib/domain/values/result";
import { awaitSettled } from "@/lib/operations/await-settled";
import { blockResourceKey } from "@/lib/operations/perform-create-block";
import { findRepeat, recordOperation } from "@/lib/operations/record-operation";
import { type NotPermitted, whyNotPermitted } from "@/lib/services/access/permit";

export type CreateBlockRefusal =
  | NotPermitted
  | RecordRefusal
  | { readonly code: "rules"; readonly refusals: readonly BlockRefusal[] };

interface Gathered {
  readonly facts: BlockFacts;
  /** What a family's block takes in beside its head. */
  readonly members: readonly AwsAccountId[];
  /** What is under way for the customer already. */
  readonly open: OperationView | null;
}

/**
 * Asks the rules the form asked, on the facts of this moment, and records one intent that covers the customer and every
 * account it takes in: nothing else that writes one of them can be recorded until it is over.
 */
export async function createBlock(
  scope: StaffScope,
  request: BlockDraftRequest,
): Promise<Result<OperationView, CreateBlockRefusal>> {
  const forbidden = whyNotPermitted(scope, "assignments:write");
  if (forbidden) return refuse(forbidden);
  const { operationId, ...draft } = request;
  const repeat = await findRepeat(scope, operationId, draft);
  if (repeat) return repeat.ok ? ok(await awaitSettled(scope, operationId)) : repeat;
  const { facts, members, open } = await withScope(scope, (db) => gather(db, draft));
  const refusals = checkBlock(draft, facts);
  if (refusals.length > 0) return refuse({ code: "rules", refusals });
  if (open) return refuse({ code: "operation-under-way", operationId: open.id, actorName: open.actorName });
  const accounts = new Set([...draft.owners, ...members]);
  const recorded = await recordOperation(scope, {
    id: operationId,
    kind: "create-block",
    upstream: "cloudhealth",
    resourceKey: blockResourceKey(draft.customer),
    covers: [`customer:${draft.customer}`, ...[...accounts].map((owner) => `assignment:${owner}`)],
    subject: facts.customer?.name ?? draft.customer,
    payload: draft,
    customerId: draft.customer,
  });
  return recorded.ok ? ok(await awaitSettled(scope, recorded.value.operationId)) : recorded;
}

async function gather(db: Db, draft: BlockDraft): Promise<Gathered> {
  const [customer, family, accounts, holders, isNameTaken, open] = await Promise.all([
    findCustomer(db, draft.customer),
    listFamily(db, draft.customer),
    listAccountsOf(db, draft.owners),
    listHolders(db, draft.owners),
    draft.name === null ? false : isBlockNamed(db, draft.name),
    listOpenOperations(db, draft.customer),
  ]);
  const [reach] = draft.type === "family" ? await listReaches(db, accounts) : [];
  return {
    facts: {
      customer: customer && {
        name: customer.customer.name,
        partnerBillingEnabled: customer.customer.partnerBilling.enabled,
      },
      family,
      accounts,
      holders,
      reach: reach ?? null,
      isNameTaken,
    },
    members: reach?.members ?? [],
    open: open.find(({ kind }) => kind !== "request-usage-report") ?? null,
  };
}
