import type { Context } from "hono";
import type { BlockAssignment, Change } from "../../rows";
import type { Sandbox } from "../../sandbox";
import { failure, invalid, notFound } from "../answers";
import { inIdOrder } from "../id-order";
import { integerFrom, isAbsent, ownerIdFrom, readWrite, type WriteBody } from "../write-body";
import { showBlock } from "./block-view";
import { stopBilling } from "./tenancy";

type PayerMove = { block: readonly BlockAssignment[]; payerOwnerId: string };

function readMove(body: WriteBody, held: readonly BlockAssignment[]): PayerMove | string[] {
  const { billing_block_name: name, payer_account_owner_id: payer } = body;
  const missing = [
    ...(isAbsent(name) ? ["Billing block name can't be blank"] : []),
    ...(isAbsent(payer) ? ["Payer account owner can't be blank"] : []),
  ];
  if (missing.length > 0) return missing;
  const payerOwnerId = ownerIdFrom(payer);
  if (payerOwnerId === null) return ["Payer account owner must have twelve digits"];
  const block = held.filter((element) => element.blockName === name);
  if (block.length === 0) return ["Billing block name is not a block of this customer"];
  if (block.some((element) => element.blockType !== "Consolidated"))
    return [`Billing block ${name} is not a Consolidated block`];
  if (block.every((element) => element.ownerId !== payerOwnerId))
    return [`Payer ${payerOwnerId} is not an account of billing block ${name}`];
  return { block, payerOwnerId };
}

/** The path takes the customer, not an assignment. */
export async function movePayer(sandbox: Sandbox, c: Context): Promise<Response> {
  const body = await readWrite(c);
  if (body instanceof Response) return body;
  const customerId = integerFrom(c.req.param("id")) ?? -1;
  const held = inIdOrder(sandbox.store.where("blocks", "customerId", customerId));
  if (held.length === 0) return notFound(c);
  const move = readMove(body, held);
  if (Array.isArray(move)) return invalid(c, move);
  const rows = move.block.map((element) => ({ ...element, payerOwnerId: move.payerOwnerId }));
  sandbox.store.commit(rows.map((row): Change => ({ put: "blocks", row })));
  return c.json({ aws_account_assignments: rows.map(showBlock) });
}

function isPayerOfOthers(sandbox: Sandbox, element: BlockAssignment): boolean {
  return sandbox.store
    .where("blocks", "customerId", element.customerId)
    .some(
      (other) =>
        other.id !== element.id && other.blockName === element.blockName && other.payerOwnerId === element.ownerId,
    );
}

/**
 * A block is the elements that carry its name, so it goes with the last of them. The sentence that a designated payer
 * cannot be deleted left the guide in 2021. The page has 400 where others have 404 or 422.
 */
export function deleteFromBlock(sandbox: Sandbox, c: Context): Response {
  const element = sandbox.store.get("blocks", integerFrom(c.req.param("id")) ?? -1);
  if (element === undefined) return failure(c, 400, "There is no such assignment");
  if (sandbox.switches.blockPayerIsFixed && isPayerOfOthers(sandbox, element))
    return failure(c, 400, `Owner ${element.ownerId} is the designated payer of its block`);
  sandbox.store.commit([
    { drop: "blocks", id: element.id },
    ...stopBilling(sandbox.store, element, sandbox.clock.now()),
  ]);
  return c.json({});
}
