import type { Context, Hono } from "hono";
import { z } from "zod";
import type { Sandbox, SandboxEnv } from "../../sandbox";
import type { Store } from "../../store";
import { invalid, notFound } from "../answers";
import { inIdOrder } from "../id-order";
import { answerPage } from "../paging";
import { integerFrom, readWrite } from "../write-body";
import type { AzureCustomer } from "./azure-rows";
import { azureHolder, showAzureCustomer, tenantByAzureId } from "./azure-tenants";

const WRAPPER = "azure_partner_customer_accounts";
const AzureIds = z.array(z.string().trim().min(1)).min(1);

type Move = { store: Store; customerId: number };

function showAssigned(store: Store, tenant: AzureCustomer): Record<string, unknown> {
  return {
    customer_tenant_name: azureHolder(store, tenant)?.name ?? null,
    azure_partner_customer_account: showAzureCustomer(tenant),
  };
}

function refused(azureCustomerId: string, error: string): Record<string, unknown> {
  return { http_status: 422, error, azure_customer_id: azureCustomerId };
}

function addOne({ store, customerId }: Move, azureCustomerId: string): Record<string, unknown> {
  const tenant = tenantByAzureId(store, azureCustomerId);
  if (tenant === undefined) return refused(azureCustomerId, "azure_customer_id not found");
  const holder = azureHolder(store, tenant);
  if (holder !== null && holder.id !== customerId) {
    return refused(azureCustomerId, "azure_customer_id is assigned to another customer");
  }
  const row: AzureCustomer = { ...tenant, customerId };
  store.commit([{ put: "azureCustomers", row }]);
  return showAssigned(store, row);
}

function removeOne({ store, customerId }: Move, azureCustomerId: string): Record<string, unknown> {
  const tenant = tenantByAzureId(store, azureCustomerId);
  if (tenant === undefined) return refused(azureCustomerId, "azure_customer_id not found");
  if (azureHolder(store, tenant)?.id !== customerId) {
    return refused(azureCustomerId, "azure_customer_id is not assigned to this customer");
  }
  store.commit([{ put: "azureCustomers", row: { ...tenant, customerId: null } }]);
  return { azure_partner_customer_account: showAzureCustomer(tenant) };
}

/** The guide says that one error assigns none, and prints an answer in which one was assigned; the answer is followed. */
async function moveEach(sandbox: Sandbox, c: Context, one: typeof addOne): Promise<Response> {
  const { store } = sandbox;
  const customerId = integerFrom(c.req.param("id")) ?? -1;
  const body = await readWrite(c);
  if (body instanceof Response) return body;
  if (store.get("customers", customerId) === undefined) return notFound(c);
  const ids = AzureIds.safeParse(body.azure_customer_ids);
  if (!ids.success) return invalid(c, ["azure_customer_ids must be a list of Azure customer ids"]);
  const items = [...new Set(ids.data)].map((id) => one({ store, customerId }, id));
  return c.json({ [WRAPPER]: items }, 207);
}

export function serveAzureAccounts(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  const { store } = sandbox;
  const list = (c: Context, customerId: number | null) => {
    const held = store.all("azureCustomers").filter((tenant) => {
      const holder = azureHolder(store, tenant);
      return holder !== null && (customerId === null || holder.id === customerId);
    });
    return answerPage(sandbox, c, {
      wrapper: WRAPPER,
      rows: inIdOrder(held),
      show: (tenant) => showAssigned(store, tenant),
    });
  };
  const path = "/v1/azure_partner_customer_accounts";
  app.put(`${path}/add/:id`, (c) => moveEach(sandbox, c, addOne));
  app.put(`${path}/remove/:id`, (c) => moveEach(sandbox, c, removeOne));
  app.get(`${path}/list`, (c) => list(c, null));
  app.get(`${path}/list/:id`, (c) => {
    const customer = store.get("customers", integerFrom(c.req.param("id")) ?? -1);
    return customer === undefined ? notFound(c) : list(c, customer.id);
  });
}
