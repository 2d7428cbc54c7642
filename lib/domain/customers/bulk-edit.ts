import { z } from "zod";
import { CLOUDMC_TAG, type Customer, HERE_TAG, type Tag } from "@/lib/domain/customers/customer";
import type { CustomerChange } from "@/lib/domain/customers/customer-change";
import { paramOf, type UrlParams } from "@/lib/domain/values/list-query";
import { optionalText, plainText } from "@/lib/domain/values/plain-text";

export const BULK_EDIT_KINDS = ["add-tag", "set-tag", "remove-tag", "billing"] as const;
export type BulkEditKind = (typeof BULK_EDIT_KINDS)[number];

const key = plainText("tag-key", { max: 255, required: true });
/** A link to another vendor is one customer's alone. */
const newKey = key.refine((text) => text !== CLOUDMC_TAG && text !== HERE_TAG, { error: "tag-key-link" });
const value = plainText("tag-value", { max: 255, required: true });
/** `{id}` stands for the customer's own id; no other name is known. */
const folder = optionalText("folder", 255).refine((text) => !/[{}]/.test((text ?? "").replaceAll("{id}", "")), {
  error: "folder-pattern",
});

/**
 * One change of many customers. add-tag puts a tag where the key is missing, set-tag puts it everywhere. A folder that
 * is undefined stays as it is, null empties it.
 */
export const BulkEditInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("add-tag"), key: newKey, value }),
  z.strictObject({ kind: z.literal("set-tag"), key: newKey, value }),
  z.strictObject({ kind: z.literal("remove-tag"), key }),
  z
    .strictObject({
      kind: z.literal("billing"),
      enabled: z.enum(["on", "off", "keep"], { error: "partner-billing-enabled" }),
      folder: folder.optional(),
    })
    .refine(({ enabled, folder: wanted }) => enabled !== "keep" || wanted !== undefined, {
      error: "billing-nothing",
      path: ["enabled"],
    }),
]);
export type BulkEdit = z.output<typeof BulkEditInput>;

/** From a page's address; the issues of what cannot be read by field, null when nothing is asked yet. */
export function bulkEditOf(
  params: UrlParams,
): { readonly edit: BulkEdit } | { readonly issues: readonly { field: string; code: string }[] } | null {
  const one = (name: string) => paramOf(params, name);
  const kind = one("edit");
  if (!kind) return null;
  const isBilling = kind === "billing";
  const parsed = BulkEditInput.safeParse({
    kind,
    ...(isBilling
      ? { enabled: one("billing-to"), ...(one("folder-to") === "set" ? { folder: one("folder") ?? "" } : {}) }
      : { key: one("key") ?? "", ...(kind === "remove-tag" ? {} : { value: one("value") ?? "" }) }),
  });
  if (parsed.success) return { edit: parsed.data };
  return { issues: parsed.error.issues.map(({ path, message }) => ({ field: path.join("."), code: message })) };
}

/** What an edit changes of one customer; null when the customer is as it asks already. */
export function bulkChange(customer: Customer, edit: BulkEdit): CustomerChange | null {
  if (edit.kind === "billing") return billingChange(customer, edit);
  const { tags } = customer;
  const others = tags.filter((tag) => tag.key !== edit.key);
  const has = others.length < tags.length;
  switch (edit.kind) {
    case "remove-tag":
      return has ? { tags: others } : null;
    case "add-tag":
      return has ? null : { tags: [...tags, { key: edit.key, value: edit.value }] };
    default: {
      const wanted: Tag = { key: edit.key, value: edit.value };
      const isSet = tags.length === others.length + 1 && tags.some((tag) => isSame(tag, wanted));
      return isSet ? null : { tags: withTag(tags, wanted) };
    }
  }
}

function isSame(one: Tag, other: Tag): boolean {
  return one.key === other.key && one.value === other.value;
}

/** In the place of the first of its key, else at the end. */
function withTag(tags: readonly Tag[], wanted: Tag): Tag[] {
  const at = tags.findIndex(({ key: own }) => own === wanted.key);
  if (at === -1) return [...tags, wanted];
  return tags.flatMap((tag, index) => (index === at ? [wanted] : tag.key === wanted.key ? [] : [tag]));
}

function billingChange({ id, partnerBilling }: Customer, edit: BulkEdit & { kind: "billing" }): CustomerChange | null {
  const enabled = edit.enabled === "keep" ? partnerBilling.enabled : edit.enabled === "on";
  const wanted = edit.folder === undefined ? partnerBilling.folder : (edit.folder?.replaceAll("{id}", id) ?? null);
  if (enabled === partnerBilling.enabled && (wanted ?? "") === (partnerBilling.folder ?? "")) return null;
  return { partnerBilling: { enabled, folder: wanted } };
}

/** How an edit is named in lists, in no language. */
export function bulkSubject(edit: BulkEdit): string {
  switch (edit.kind) {
    case "add-tag":
    case "set-tag":
      return `${edit.key}=${edit.value}`;
    case "remove-tag":
      return `−${edit.key}`;
    default: {
      const parts = [
        edit.enabled === "keep" ? [] : [edit.enabled],
        edit.folder === undefined ? [] : [edit.folder ?? "∅"],
      ];
      return `partner_billing ${parts.flat().join(" ")}`;
    }
  }
}
