import type { AzureCustomer } from "../../cloudhealth/microsoft/azure-rows";
import type { Customer } from "../../rows";
import type { Recipes } from "../recipe";

const CREATED_AT = "2018-12-27T17:36:36Z";
const UPDATED_AT = "2019-04-26T20:49:59Z";

function customer(id: number, name: string): Customer {
  return {
    id,
    name,
    classification: "managed_without_access",
    billingContact: "",
    createdAt: CREATED_AT,
    updatedAt: UPDATED_AT,
    externalId: "0123456789ab",
    billing: { enabled: false, folder: "" },
    address: null,
    azureCustomerId: null,
    trialExpiration: null,
    tags: [],
  };
}

type Tenant = Pick<AzureCustomer, "id" | "azureCustomerId" | "name" | "domain" | "customerId"> & Partial<AzureCustomer>;

function tenants(...given: Tenant[]): AzureCustomer[] {
  return given.map((tenant) => ({ createdAt: CREATED_AT, updatedAt: UPDATED_AT, ...tenant }));
}

const indigo = { id: 1, azureCustomerId: "ab123", name: "Indigo Montoya Inc", domain: "chazureteam.onmicrosoft.com" };
const arriva = { id: 1, azureCustomerId: "ab123", name: "arriva", domain: "arriva.onmicrosoft.com" };
const abacus = { id: 2, azureCustomerId: "dfg234", name: "abacus", domain: "abacus.onmicrosoft.com", customerId: 1234 };
const card = { id: 3, azureCustomerId: "xof194", name: "card technologies", domain: "card.onmicrosoft.com" };
const acme = {
  id: 4,
  azureCustomerId: "rtq683",
  name: "acme accounts 1",
  domain: "acmeaccounts.onmicrosoft.com",
  createdAt: "2019-01-25T12:33:31Z",
  updatedAt: "2019-05-01T15:32:11Z",
};

const LISTED = {
  drop: { azureCustomers: "all" as const },
  put: {
    customers: [customer(1234, "arriva"), customer(5678, "Acme Accounts Corp")],
    azureCustomers: tenants(abacus, { ...card, customerId: 1234 }, { ...acme, customerId: 5678 }),
  },
};

export const AZURE_RECIPES: Recipes = {
  "az-assign": {
    given: {
      rows: {
        put: { customers: [customer(1234, "Azure Two")], azureCustomers: tenants({ ...indigo, customerId: null }) },
      },
    },
  },
  "az-remove": {
    given: {
      rows: {
        put: { customers: [customer(1234, "Azure Two")], azureCustomers: tenants({ ...arriva, customerId: 1234 }) },
      },
    },
  },
  "az-list-one": { given: { rows: LISTED } },
  "az-list": { given: { rows: LISTED } },
  "az-csp-customers": {},
  "az-subscriptions-add": { given: { rows: { put: { customers: [customer(1234, "Azure Two")] } } } },
};
