import { z } from "zod";
import { CLOUDMC_TAG, HERE_TAG, type Tag } from "@/lib/domain/customers/customer";
import { CUSTOMER_TAGS_MAX } from "@/lib/domain/customers/customer-input";
import type { NameLikeness } from "@/lib/domain/customers/name-likeness";
import { CustomerIdInput } from "@/lib/domain/values/customer-id";
import { plainText } from "@/lib/domain/values/plain-text";

export const LINKED_VENDORS = ["cloudmc", "here"] as const;
export type LinkedVendor = (typeof LINKED_VENDORS)[number];

export const LINK_TAG = { cloudmc: CLOUDMC_TAG, here: HERE_TAG } as const satisfies Record<LinkedVendor, string>;

/** Sets one vendor's id of a customer, or ends the link when it is null. */
export const VendorLinkInput = z.strictObject({
  customer: CustomerIdInput,
  version: z.int().positive(),
  vendor: z.enum(LINKED_VENDORS),
  value: plainText("vendor-link", { max: 255, required: true }).nullable(),
  operationId: z.uuid({ error: "operation-id" }),
});

export type VendorLinkRequest = z.output<typeof VendorLinkInput>;

/** What could be linked: a vendor's own name for it, who has it already, and why it is suggested. */
export interface LinkCandidate {
  readonly value: string;
  readonly name: string;
  readonly holder: { readonly id: string; readonly name: string } | null;
  readonly likeness: NameLikeness | null;
}

export interface LinkOptions {
  /** The vendor's own name of what is linked now; null when it is not known. */
  readonly currentName: string | null;
  readonly suggested: readonly LinkCandidate[];
  readonly found: readonly LinkCandidate[];
  /** How many the vendor's list holds. */
  readonly known: number;
}

/** The tags with this link in place of any other to that vendor; it keeps its place in the list. */
export function withVendorLink(tags: readonly Tag[], vendor: LinkedVendor, value: string | null): Tag[] {
  const key = LINK_TAG[vendor];
  const at = tags.findIndex((tag) => tag.key === key);
  const others = tags.filter((tag) => tag.key !== key);
  if (value === null) return others;
  return others.toSpliced(at < 0 ? others.length : at, 0, { key, value });
}

export function hasRoomForLink(tags: readonly Tag[], vendor: LinkedVendor): boolean {
  return withVendorLink(tags, vendor, "-").length <= CUSTOMER_TAGS_MAX;
}
