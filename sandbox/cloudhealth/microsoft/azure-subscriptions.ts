import type { Context, Hono } from "hono";
import { z } from "zod";
import type { Sandbox, SandboxEnv } from "../../sandbox";
import { invalid, notFound } from "../answers";
import { inIdOrder } from "../id-order";
import { answerPage } from "../paging";
import { integerFrom, readWrite, type WriteBody } from "../write-body";
import type { AzureSubscription } from "./azure-rows";
import { azureHolder } from "./azure-tenants";

const WRAPPER = "azure_subscriptions";
const SubscriptionIds = z.array(z.string().trim().min(1));

/** Neither body is documented; the printed request has none, which asks for nothing. */
const show = (subscription: AzureSubscription) => ({
  id: subscription.id,
  subscription_id: subscription.subscriptionId,
  name: subscription.name,
  azure_customer_id: subscription.azureCustomerId,
});

async function readIds(c: Context): Promise<string[] | Response> {
  const isJson = c.req.header("Content-Type")?.toLowerCase().startsWith("application/json") === true;
  const body: WriteBody | Response = isJson && (await c.req.text()).trim() === "" ? {} : await readWrite(c);
  if (body instanceof Response) return body;
  const ids = SubscriptionIds.safeParse(body.azure_subscription_ids ?? []);
  return ids.success
    ? [...new Set(ids.data)]
    : invalid(c, ["azure_subscription_ids must be a list of subscription ids"]);
}

/** Not item-wise: one subscription that cannot be moved refuses them all. */
async function move(sandbox: Sandbox, c: Context, to: "add" | "remove"): Promise<Response> {
  const { store } = sandbox;
  const ids = await readIds(c);
  if (ids instanceof Response) return ids;
  const customer = store.get("customers", integerFrom(c.req.param("id")) ?? -1);
  if (customer === undefined) return notFound(c);
  const found = ids.flatMap((id) => store.where("azureSubscriptions", "subscriptionId", id));
  const unknown = ids.filter((id) => !found.some((row) => row.subscriptionId === id));
  const stuck = found.filter((row) => {
    const holder = azureHolder(store, row);
    return to === "add" ? holder !== null : holder?.id !== customer.id;
  });
  const reason = to === "add" ? "is already assigned to a client" : "is not assigned to this client";
  const errors = [
    ...unknown.map((id) => `Azure subscription ${id} is not found`),
    ...stuck.map((row) => `Azure subscription ${row.subscriptionId} ${reason}`),
  ];
  if (errors.length > 0) return invalid(c, errors);
  const customerId = to === "add" ? customer.id : null;
  store.commit(found.map((row) => ({ put: "azureSubscriptions", row: { ...row, customerId } })));
  return list(sandbox, c, customer.id);
}

function list(sandbox: Sandbox, c: Context, customerId: number): Response {
  const rows = sandbox.store.where("azureSubscriptions", "customerId", customerId);
  return answerPage(sandbox, c, { wrapper: WRAPPER, rows: inIdOrder(rows), show });
}

export function serveAzureSubscriptions(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.put("/v1/azure_subscriptions/add/:id", (c) => move(sandbox, c, "add"));
  app.put("/v1/azure_subscriptions/remove/:id", (c) => move(sandbox, c, "remove"));
  app.get("/v1/azure_subscriptions/list/:id", (c) => {
    const customer = sandbox.store.get("customers", integerFrom(c.req.param("id")) ?? -1);
    return customer === undefined ? notFound(c) : list(sandbox, c, customer.id);
  });
}
