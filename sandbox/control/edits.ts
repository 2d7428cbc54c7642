import { z } from "zod";
import { accountByOwner } from "../cloudhealth/tenancy";
import type { Change } from "../rows";
import type { Sandbox } from "../sandbox";

const OwnerId = z.string().regex(/^\d{12}$/);

/** What somebody does in the vendor's own pages while the portal is not looking: no rule is asked. */
export const EditInput = z.discriminatedUnion("op", [
  z.strictObject({ op: z.literal("delete-assignment"), ownerId: OwnerId }),
  z.strictObject({ op: z.literal("move-payer"), ownerId: OwnerId, payerOwnerId: OwnerId }),
  z.strictObject({ op: z.literal("move-family"), ownerId: OwnerId, awsPayer: OwnerId.nullable() }),
  z.strictObject({ op: z.literal("billing"), customerId: z.int(), enabled: z.boolean() }),
  z.strictObject({ op: z.literal("rename-customer"), customerId: z.int(), name: z.string().min(1) }),
]);
type Edit = z.infer<typeof EditInput>;

function assignmentEdit({ store }: Sandbox, edit: Extract<Edit, { op: "delete-assignment" | "move-payer" }>): Change[] {
  const held = store.all("assignments").find((row) => row.ownerId === edit.ownerId);
  const block = store.all("blocks").find((row) => row.ownerId === edit.ownerId);
  if (edit.op === "delete-assignment") {
    if (held !== undefined) return [{ drop: "assignments", id: held.id }];
    return block === undefined ? [] : [{ drop: "blocks", id: block.id }];
  }
  return held === undefined ? [] : [{ put: "assignments", row: { ...held, payerOwnerId: edit.payerOwnerId } }];
}

function customerEdit({ store }: Sandbox, edit: Extract<Edit, { op: "billing" | "rename-customer" }>): Change[] {
  const customer = store.get("customers", edit.customerId);
  if (customer === undefined) return [];
  const row =
    edit.op === "billing"
      ? { ...customer, billing: { ...customer.billing, enabled: edit.enabled } }
      : { ...customer, name: edit.name };
  return [{ put: "customers", row }];
}

function familyEdit({ store }: Sandbox, edit: Extract<Edit, { op: "move-family" }>): Change[] {
  const account = accountByOwner(store, edit.ownerId);
  if (account === undefined) return [];
  const payer = edit.awsPayer === null ? undefined : accountByOwner(store, edit.awsPayer);
  const accountType = edit.awsPayer === null ? "Standalone" : "Linked";
  return [
    { put: "accounts", row: { ...account, awsPayer: edit.awsPayer, clusterName: payer?.name ?? null, accountType } },
  ];
}

/** False when there is nothing of that name to edit. */
export function applyEdit(sandbox: Sandbox, edit: Edit): boolean {
  const changes =
    edit.op === "billing" || edit.op === "rename-customer"
      ? customerEdit(sandbox, edit)
      : edit.op === "move-family"
        ? familyEdit(sandbox, edit)
        : assignmentEdit(sandbox, edit);
  if (changes.length > 0) sandbox.store.commit(changes);
  return changes.length > 0;
}
