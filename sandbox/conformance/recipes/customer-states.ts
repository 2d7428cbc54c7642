import type { Account, Assignment, BlockAssignment, Customer } from "../../rows";

const SPRINGFIELD = { street1: "1 Main St", city: "Springfield", state: "MA", zipcode: "01234", country: "US" };
export const ACME_TAGS = [
  { key: "customer_id", value: "973532" },
  { key: "service_package", value: "basic_managed" },
];

/** The customer that the guide prints, under whatever id an example needs. */
export function customerRow(id: number, change: Partial<Customer> = {}): Customer {
  return {
    id,
    name: id === 3947 ? "Acme Corp" : `Customer ${id}`,
    classification: "managed_without_access",
    billingContact: "john.doe@acmecorp.com",
    createdAt: "2016-09-15T18:17:04Z",
    updatedAt: "2016-09-15T18:17:04Z",
    externalId: "1a2b3c4d5e6f",
    billing: { enabled: true, folder: "" },
    address: SPRINGFIELD,
    azureCustomerId: null,
    trialExpiration: null,
    tags: [],
    ...change,
  };
}

/** An account of the partner's in the AWS family of the payer named; null is an account outside every family. */
export function accountRow(id: number, awsPayer: string | null, change: Partial<Account> = {}): Account {
  const ownerId = String(id).padStart(12, "0");
  return {
    id,
    index: id,
    trend: id,
    name: `Account ${id}`,
    ownerId,
    amazonName: `account-${id}`,
    accountType: awsPayer === null ? "Standalone" : awsPayer === ownerId ? "Consolidated" : "Linked",
    awsPayer,
    clusterName: null,
    isActive: true,
    level: "green",
    createdAt: "2015-12-16T23:03:49Z",
    tags: [],
    ...change,
  };
}

export function assignmentRow(id: number, customerId: number, payer = id): Assignment {
  const [ownerId, payerOwnerId] = [id, payer].map((number) => String(number).padStart(12, "0"));
  return { id, customerId, ownerId: ownerId ?? "", payerOwnerId: payerOwnerId ?? "" };
}

type BlockFacts = Pick<BlockAssignment, "customerId" | "payerOwnerId" | "familyOwnerId" | "blockType" | "blockName">;

export function blockRow(id: number, ownerId: string, facts: BlockFacts): BlockAssignment {
  return { id, ownerId, ...facts };
}
