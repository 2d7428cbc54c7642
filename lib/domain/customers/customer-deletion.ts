import { z } from "zod";
import type { CachedCustomer } from "@/lib/domain/customers/cached-customer";
import type { OperationView } from "@/lib/domain/operations/operation-view";
import { CustomerIdInput } from "@/lib/domain/values/customer-id";

export const CustomerDeletionInput = z.strictObject({
  customer: CustomerIdInput,
  version: z.int().positive(),
  /** The customer's name, typed by whoever wants it gone. */
  name: z.string(),
  operationId: z.uuid({ error: "operation-id" }),
});

export type CustomerDeletionRequest = z.output<typeof CustomerDeletionInput>;

/** What a deletion takes along, and what stands in its way. */
export interface DeletionFacts {
  readonly of: CachedCustomer;
  /** Who signs in to Headwater for this customer. */
  readonly viewers: readonly string[];
  /** Plans not applied yet that want accounts there. */
  readonly plans: readonly { readonly id: string; readonly name: string }[];
  readonly usageReports: number;
  readonly open: readonly OperationView[];
}

export type DeletionRefusal =
  | { readonly code: "confirmation-differs"; readonly name: string }
  | { readonly code: "operation-under-way"; readonly operationId: string; readonly actorName: string };

/** The name must be typed as it is; whatever is still being written for the customer must come to its end first. */
export function checkCustomerDeletion(
  typed: string,
  { name, open }: { readonly name: string; readonly open: readonly OperationView[] },
): DeletionRefusal[] {
  const isSame = typed.normalize("NFC").trim() === name.normalize("NFC").trim();
  return [
    ...open.map(({ id, actorName }) => ({ code: "operation-under-way" as const, operationId: id, actorName })),
    ...(isSame ? [] : [{ code: "confirmation-differs" as const, name }]),
  ];
}
