import type { Context, Hono } from "hono";
import type { Assignment, BlockAssignment, Change } from "../../rows";
import type { Sandbox, SandboxEnv } from "../../sandbox";
import type { Store } from "../../store";
import { invalid, notFound } from "../answers";
import { inIdOrder } from "../id-order";
import { answerPage } from "../paging";
import { perState } from "../per-state";
import { integerFrom, isAbsent, ownerIdFrom, readWrite, type WriteBody } from "../write-body";
import { type AssignmentDraft, type AssignmentFacts, assignmentErrors, leavingErrors } from "./assignment-rules";
import { accountByOwner, enterTenant, stopBilling } from "./tenancy";

const PATH = "/v1/aws_account_assignments";

function showAssignment(held: Assignment): Record<string, unknown> {
  return {
    owner_id: held.ownerId,
    customer_id: held.customerId,
    payer_account_owner_id: held.payerOwnerId,
    id: held.id,
  };
}

function hasBlocks(sandbox: Sandbox, customerId: number): boolean {
  return sandbox.store.where("blocks", "customerId", customerId).length > 0;
}

/** The assignments the rules can ask about: those of the owner and those of the customers concerned. */
function concerned(store: Store, draft: AssignmentDraft, changed: Assignment | null): Assignment[] {
  const customers = new Set([draft.customerId, changed?.customerId ?? draft.customerId]);
  const found = [
    ...store.where("assignments", "ownerId", draft.ownerId),
    ...[...customers].flatMap((customerId) => store.where("assignments", "customerId", customerId)),
  ];
  return [...new Set(found)].filter((held) => held.id !== changed?.id);
}

function factsFor(sandbox: Sandbox, draft: AssignmentDraft, changed: Assignment | null): AssignmentFacts {
  const { store } = sandbox;
  return {
    account: (ownerId) => {
      const account = accountByOwner(store, ownerId);
      return account === undefined ? undefined : { ownerId, awsPayer: account.awsPayer };
    },
    customer: (id) => {
      const customer = store.get("customers", id);
      return customer && { id, billingEnabled: customer.billing.enabled, hasBlocks: hasBlocks(sandbox, id) };
    },
    isHeldElsewhere: (ownerId) => store.where("blocks", "ownerId", ownerId).length > 0,
    others: concerned(store, draft, changed),
  };
}

/** Rule 1. The payer has been optional since 2018; without one the account pays for itself. */
function readDraft(body: WriteBody, stored: Assignment | null): AssignmentDraft | string[] {
  const errors: string[] = [];
  const owner = isAbsent(body.owner_id) ? (stored?.ownerId ?? null) : ownerIdFrom(body.owner_id);
  const customer = isAbsent(body.customer_id) ? (stored?.customerId ?? null) : integerFrom(body.customer_id);
  const payer = isAbsent(body.payer_account_owner_id)
    ? (stored?.payerOwnerId ?? owner)
    : ownerIdFrom(body.payer_account_owner_id);
  if (owner === null) errors.push(isAbsent(body.owner_id) ? "Owner can't be blank" : "Owner must have twelve digits");
  if (customer === null)
    errors.push(isAbsent(body.customer_id) ? "Customer can't be blank" : "Customer must be a whole number");
  if (payer === null && !isAbsent(body.payer_account_owner_id))
    errors.push("Payer account owner must have twelve digits");
  if (owner === null || customer === null || payer === null) return errors;
  return { ownerId: owner, customerId: customer, payerOwnerId: payer };
}

function answerWritten(sandbox: Sandbox, c: Context, row: Assignment): Response {
  c.header("Location", `${sandbox.origin}/cloudhealth${PATH}/${row.id}`);
  return c.json(showAssignment(row));
}

function tenancyChanges(sandbox: Sandbox, before: Assignment | null, after: Assignment): Change[] {
  const now = sandbox.clock.now();
  const stays = before !== null && before.customerId === after.customerId && before.ownerId === after.ownerId;
  if (stays) return [];
  const entering = enterTenant(sandbox.store, { customerId: after.customerId, ownerId: after.ownerId }, now);
  return [
    ...(before === null ? [] : stopBilling(sandbox.store, before, now)),
    ...(entering === null ? [] : [{ put: "tenancies" as const, row: entering }]),
  ];
}

async function createAssignment(sandbox: Sandbox, c: Context): Promise<Response> {
  const body = await readWrite(c);
  if (body instanceof Response) return body;
  const draft = readDraft(body, null);
  if (Array.isArray(draft)) return invalid(c, draft);
  const errors = assignmentErrors(draft, factsFor(sandbox, draft, null));
  if (errors.length > 0) return invalid(c, errors);
  const row = { id: sandbox.store.nextId("assignments"), ...draft };
  sandbox.store.commit([{ put: "assignments", row }, ...tenancyChanges(sandbox, null, row)]);
  return answerWritten(sandbox, c, row);
}

/** A customer with billing blocks is locked: reads find nothing, writes are refused. */
function findOpen(sandbox: Sandbox, c: Context): { held: Assignment | undefined; isLocked: boolean } {
  const held = sandbox.store.get("assignments", integerFrom(c.req.param("id")) ?? -1);
  return { held, isLocked: held !== undefined && hasBlocks(sandbox, held.customerId) };
}

async function changeAssignment(sandbox: Sandbox, c: Context): Promise<Response> {
  const body = await readWrite(c);
  if (body instanceof Response) return body;
  const { held } = findOpen(sandbox, c);
  if (held === undefined) return notFound(c);
  const draft = readDraft(body, held);
  if (Array.isArray(draft)) return invalid(c, draft);
  const facts = factsFor(sandbox, draft, held);
  const left = draft.customerId === held.customerId ? [] : leavingErrors(held, facts.others);
  const lock = facts.customer(held.customerId)?.hasBlocks === true && draft.customerId !== held.customerId;
  const errors = [
    ...assignmentErrors(draft, facts),
    ...left,
    ...(lock ? [`Customer ${held.customerId} has billing blocks`] : []),
  ];
  if (errors.length > 0) return invalid(c, errors);
  const row = { ...held, ...draft };
  sandbox.store.commit([{ put: "assignments", row }, ...tenancyChanges(sandbox, held, row)]);
  return answerWritten(sandbox, c, row);
}

function deleteAssignment(sandbox: Sandbox, c: Context): Response {
  const { held, isLocked } = findOpen(sandbox, c);
  if (held === undefined) return notFound(c);
  if (isLocked)
    return invalid(c, [`Customer ${held.customerId} has billing blocks and can only be changed through version 2`]);
  const errors = leavingErrors(held, concerned(sandbox.store, held, held));
  if (errors.length > 0) return invalid(c, errors);
  sandbox.store.commit([
    { drop: "assignments", id: held.id },
    ...stopBilling(sandbox.store, held, sandbox.clock.now()),
  ]);
  return c.body(null, 204);
}

/** The lists leave out the customers that billing blocks lock. */
const openBeside = perState((blocks: readonly BlockAssignment[]) => {
  const locked = new Set(blocks.map((block) => block.customerId));
  return perState((assignments: readonly Assignment[]) =>
    inIdOrder(assignments.filter((held) => !locked.has(held.customerId))),
  );
});

export function serveAssignments(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.get(PATH, (c) => {
    const rows = openBeside(sandbox.store.all("blocks"))(sandbox.store.all("assignments"));
    return answerPage(sandbox, c, { wrapper: "aws_account_assignments", rows, show: showAssignment });
  });
  app.get(`${PATH}/:id`, (c) => {
    const { held, isLocked } = findOpen(sandbox, c);
    return held === undefined || isLocked ? notFound(c) : c.json(showAssignment(held));
  });
  app.post(PATH, (c) => createAssignment(sandbox, c));
  app.put(`${PATH}/:id`, (c) => changeAssignment(sandbox, c));
  app.delete(`${PATH}/:id`, (c) => deleteAssignment(sandbox, c));
}
