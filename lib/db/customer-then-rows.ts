import "server-only";
import type { Db } from "@/lib/db/client";
import { fromDocument } from "@/lib/db/document";
import type { Removable } from "@/lib/domain/assignments/time-travel";
import { type Address, CLASSIFICATIONS, type Customer, type Tag } from "@/lib/domain/customers/customer";
import type { CustomerId } from "@/lib/domain/values/customer-id";

export interface CustomerEntry extends Removable {
  readonly customer: Customer;
}

/** The shape in which the history trigger keeps a customer. */
interface KeptCustomer {
  readonly name: string;
  readonly classification: string;
  readonly billing_contact: string | null;
  readonly billing_enabled: boolean;
  readonly billing_folder: string | null;
  readonly trial_expires_at: string | null;
  readonly azure_customer_id: string | null;
  readonly address: Address | null;
  readonly tags: readonly Tag[];
  readonly external_id: string | null;
}

/** All that is kept of a customer, in the order in which it was learned. */
export async function listCustomerEntries(db: Db, customer: CustomerId): Promise<CustomerEntry[]> {
  const rows = await db.customerHistory.findMany({ where: { customerId: customer }, orderBy: { id: "asc" } });
  const now = await db.customer.findUnique({ where: { id: customer }, select: { upstreamCreatedAt: true } });
  const createdAt = now?.upstreamCreatedAt?.toISOString() ?? null;
  return rows.map((row) => ({
    validFrom: row.validFrom.toISOString(),
    knownFrom: row.knownFrom.toISOString(),
    removed: row.removed,
    customer: {
      ...toCustomer(customer, fromDocument<KeptCustomer>(row.row)),
      createdAt,
      updatedAt: row.validFrom.toISOString(),
    },
  }));
}

function toCustomer(id: CustomerId, kept: KeptCustomer): Omit<Customer, "createdAt" | "updatedAt"> {
  return {
    id,
    name: kept.name,
    classification: CLASSIFICATIONS.find((known) => known === kept.classification) ?? "managed_without_access",
    billingContact: kept.billing_contact,
    partnerBilling: { enabled: kept.billing_enabled, folder: kept.billing_folder },
    trialExpiresAt: kept.trial_expires_at,
    azureCustomerId: kept.azure_customer_id,
    address: kept.address,
    tags: kept.tags,
    externalId: kept.external_id,
  };
}
