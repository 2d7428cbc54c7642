import type { AzureCustomer, AzureSubscription } from "../cloudhealth/microsoft/azure-rows";
import { uuidOf } from "../dice";
import type { Customer } from "../rows";

const FIRST_AZURE_CUSTOMER_ID = 8_801;
const FIRST_SUBSCRIPTION_ID = 9_401;
const FREE_NAMES = ["Marigold Bakeries", "Sable Observatory", "Finch and Otter", "Highmoor Textiles"];
const CREATED_AT = "2023-02-06T10:00:00Z";

type AzureSeeds = { azureCustomers: AzureCustomer[]; azureSubscriptions: AzureSubscription[] };
type Tenant = { name: string; azureCustomerId: string; customerId: number | null };

export function domainOf(name: string): string {
  const letters = name
    .normalize("NFD")
    .replace(/[^A-Za-z0-9]/g, "")
    .toLowerCase()
    .slice(0, 27);
  return `${letters === "" ? "tenant" : letters}.onmicrosoft.example`;
}

function tenantsOf(seed: number, customers: readonly Customer[]): Tenant[] {
  const held = customers.flatMap(({ id, name, azureCustomerId }) =>
    azureCustomerId === null ? [] : [{ name, azureCustomerId, customerId: id }],
  );
  const free = FREE_NAMES.map((name) => ({ name, azureCustomerId: uuidOf(`azure ${seed} ${name}`), customerId: null }));
  return [...held, ...free];
}

/** The customers that came from Microsoft hold their own tenant; four more tenants are free. */
export function seedAzure(seed: number, customers: readonly Customer[]): AzureSeeds {
  const tenants = tenantsOf(seed, customers);
  return {
    azureCustomers: tenants.map((tenant, at) => ({
      ...tenant,
      id: FIRST_AZURE_CUSTOMER_ID + at,
      domain: domainOf(tenant.name),
      createdAt: CREATED_AT,
      updatedAt: CREATED_AT,
    })),
    azureSubscriptions: tenants.flatMap(({ name, azureCustomerId, customerId }, at) =>
      ["Production", "Test"].map((purpose, place) => ({
        id: FIRST_SUBSCRIPTION_ID + 2 * at + place,
        subscriptionId: uuidOf(`subscription ${azureCustomerId} ${place}`),
        name: `${name} ${purpose}`,
        azureCustomerId,
        customerId,
      })),
    ),
  };
}
