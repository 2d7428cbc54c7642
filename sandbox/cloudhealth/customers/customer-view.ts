import type { Customer } from "../../rows";

/** Both versions show the same object, self link included. Azure ids are not documented in answers and stay out. */
export function showCustomer(customer: Customer): Record<string, unknown> {
  return {
    id: customer.id,
    name: customer.name,
    classification: customer.classification,
    billing_contact: customer.billingContact,
    margin_percentage: 0,
    created_at: customer.createdAt,
    updated_at: customer.updatedAt,
    generated_external_id: customer.externalId,
    partner_billing_configuration: customer.billing,
    address: customer.address,
    tags: customer.tags,
    _links: { self: { href: `/v1/customers/${customer.id}` } },
    trial_expiration: customer.trialExpiration,
    billing_configuration: { status: "Healthy" },
  };
}
