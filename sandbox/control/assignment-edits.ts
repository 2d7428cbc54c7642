import type { Change } from "../rows";
import type { Sandbox } from "../sandbox";
import type { EditOf } from "./edit-input";

/** From either version's table: an account is held in one of them. */
export function deleteAssignment({ store }: Sandbox, { ownerId }: EditOf<"delete-assignment">): Change[] {
  const [held] = store.where("assignments", "ownerId", ownerId);
  if (held !== undefined) return [{ drop: "assignments", id: held.id }];
  const [block] = store.where("blocks", "ownerId", ownerId);
  return block === undefined ? [] : [{ drop: "blocks", id: block.id }];
}

export function movePayer({ store }: Sandbox, { ownerId, payerOwnerId }: EditOf<"move-payer">): Change[] {
  const [held] = store.where("assignments", "ownerId", ownerId);
  return held === undefined ? [] : [{ put: "assignments", row: { ...held, payerOwnerId } }];
}

export function moveCustomer({ store }: Sandbox, { ownerId, customerId }: EditOf<"move-customer">): Change[] {
  const [held] = store.where("assignments", "ownerId", ownerId);
  return held === undefined ? [] : [{ put: "assignments", row: { ...held, customerId } }];
}
