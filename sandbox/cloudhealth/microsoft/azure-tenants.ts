import type { Change, Customer } from "../../rows";
import type { Store } from "../../store";
import { domainOf } from "../../world/azure-seeds";
import type { AzureCustomer } from "./azure-rows";

export function tenantByAzureId(store: Store, azureCustomerId: string): AzureCustomer | undefined {
  return store.where("azureCustomers", "azureCustomerId", azureCustomerId)[0];
}

/** A tenant whose customer was deleted is free again. */
export function azureHolder(store: Store, tenant: { customerId: number | null }): Customer | null {
  return tenant.customerId === null ? null : (store.get("customers", tenant.customerId) ?? null);
}

export function showAzureCustomer(tenant: AzureCustomer): Record<string, unknown> {
  return {
    name: tenant.name,
    domain: tenant.domain,
    azure_customer_id: tenant.azureCustomerId,
    created_at: tenant.createdAt,
    updated_at: tenant.updatedAt,
  };
}

/** A customer made with a Microsoft id gets that tenant; one Microsoft had not told of yet appears with it. */
export function enterAzureTenant(store: Store, customer: Customer): Change[] {
  const { azureCustomerId, id, name, createdAt } = customer;
  if (azureCustomerId === null) return [];
  const known = tenantByAzureId(store, azureCustomerId);
  if (known === undefined) {
    const times = { createdAt, updatedAt: createdAt };
    const tenant = {
      id: store.nextId("azureCustomers"),
      azureCustomerId,
      name,
      domain: domainOf(name),
      customerId: id,
    };
    return [{ put: "azureCustomers", row: { ...tenant, ...times } }];
  }
  return azureHolder(store, known) === null ? [{ put: "azureCustomers", row: { ...known, customerId: id } }] : [];
}
