import type { BlockPlace } from "@/lib/domain/assignments/assignment";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import type { CustomerId } from "@/lib/domain/values/customer-id";

export const CLASSIFICATIONS = ["managed_without_access", "managed_with_access"] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];

export interface Address {
  readonly street1: string;
  readonly street2: string | null;
  readonly city: string;
  readonly state: string;
  readonly zipcode: string;
  readonly country: string;
}

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** A CloudHealth channel customer. */
export interface Customer {
  readonly id: CustomerId;
  readonly name: string;
  readonly classification: Classification;
  readonly billingContact: string | null;
  readonly partnerBilling: { readonly enabled: boolean; readonly folder: string | null };
  readonly trialExpiresAt: string | null;
  readonly azureCustomerId: string | null;
  readonly address: Address | null;
  readonly tags: readonly Tag[];
  readonly externalId: string | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
}

/** The other vendors' ids of a customer, carried by two of its tags so that they survive with the customer upstream. */
export const CLOUDMC_TAG = "cloudmc-organization";
export const HERE_TAG = "here-realm";

export interface VendorLinks {
  readonly cloudmcOrganization: string | null;
  readonly hereRealm: string | null;
}

export function vendorLinks(tags: readonly Tag[]): VendorLinks {
  const only = (key: string, pattern: RegExp) => {
    const values = tags.filter((tag) => tag.key === key && pattern.test(tag.value)).map((tag) => tag.value);
    return values.length === 1 ? (values[0] ?? null) : null;
  };
  return {
    cloudmcOrganization: only(CLOUDMC_TAG, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    hereRealm: only(HERE_TAG, /^[A-Za-z0-9-]{5,30}$/),
  };
}

/** One account of one customer, as pages show it. */
export interface CustomerAccount {
  readonly owner: AwsAccountId;
  readonly name: string;
  readonly payer: AwsAccountId;
  readonly assignmentId: string;
  /** Only there when it is held through a billing block. */
  readonly block?: BlockPlace;
  readonly fetchedAt: string;
}
