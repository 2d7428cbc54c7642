import type { AssignmentRefusal } from "@/lib/domain/assignments/assignment";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";

/** What a person can do about a refusal with one click. */
export type Fix =
  | { readonly kind: "plan-move"; readonly owners: readonly AwsAccountId[]; readonly to: CustomerId }
  | { readonly kind: "see-holder"; readonly customer: CustomerId; readonly name: string }
  | { readonly kind: "enable-billing"; readonly customer: CustomerId }
  | { readonly kind: "assign-payer"; readonly customer: CustomerId; readonly payer: AwsAccountId }
  | {
      readonly kind: "use-payer";
      readonly customer: CustomerId;
      readonly owner: AwsAccountId;
      /** The owner itself: it pays for itself then. */
      readonly payer: AwsAccountId;
    }
  | { readonly kind: "see-family"; readonly family: string }
  | { readonly kind: "by-family" }
  | { readonly kind: "see-blocks"; readonly customer: CustomerId }
  | { readonly kind: "choose-customer"; readonly owner: AwsAccountId }
  | { readonly kind: "read-lists" };

/** What was refused, as far as it is known where the refusal is shown. */
export interface RefusedThing {
  readonly customer: CustomerId | null;
  readonly owner: AwsAccountId | null;
}

/** Null where nothing in this portal helps, or where it is not known what was to be done. */
export function fixFor(refusal: AssignmentRefusal, { customer, owner }: RefusedThing): Fix | null {
  switch (refusal.code) {
    case "account-held":
      return customer === null || customer === refusal.holder
        ? { kind: "see-holder", customer: refusal.holder, name: refusal.holderName }
        : { kind: "plan-move", owners: [refusal.account], to: customer };
    case "payer-held-elsewhere":
      return customer === null || owner === null
        ? { kind: "see-holder", customer: refusal.holder, name: refusal.holderName }
        : { kind: "plan-move", owners: [refusal.payer, owner], to: customer };
    case "billing-not-enabled":
      return { kind: "enable-billing", customer: refusal.customer };
    case "payer-missing":
      return customer && { kind: "assign-payer", customer, payer: refusal.payer };
    case "payer-is-linked":
      return customer && owner && { kind: "use-payer", customer, owner, payer: refusal.itsPayer };
    case "pattern-is-consolidated":
      return customer && owner && { kind: "use-payer", customer, owner, payer: refusal.payer };
    case "pattern-is-standalone":
      return customer && owner && { kind: "use-payer", customer, owner, payer: owner };
    case "families-differ":
      return refusal.family === undefined ? { kind: "by-family" } : { kind: "see-family", family: refusal.family };
    case "managed-elsewhere":
      return { kind: "see-blocks", customer: refusal.customer };
    case "customer-unknown":
      return owner && { kind: "choose-customer", owner };
    case "account-unknown":
      return { kind: "read-lists" };
    case "account-outside-family":
      return null;
  }
}

export function fixHref(fix: Fix): string {
  switch (fix.kind) {
    case "plan-move":
      return `/assignments/plans/new?${new URLSearchParams([...fix.owners.map((owner) => ["owner", owner]), ["customer", fix.to]])}`;
    case "see-holder":
    case "see-blocks":
      return `/customers/${fix.customer}/accounts`;
    case "enable-billing":
      return `/customers/${fix.customer}/edit#billing`;
    case "assign-payer":
      return `/customers/${fix.customer}/accounts/assign?account=${fix.payer}`;
    case "use-payer":
      return `/customers/${fix.customer}/accounts/assign?account=${fix.owner}&payer=${fix.payer}`;
    case "see-family":
      return `/assignments?${new URLSearchParams({ family: fix.family })}`;
    case "by-family":
      return "/assignments?state=unassigned&sort=family";
    case "choose-customer":
      return `/assignments/assign?account=${fix.owner}`;
    case "read-lists":
      return "/";
  }
}
