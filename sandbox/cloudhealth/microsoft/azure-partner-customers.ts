import type { Hono } from "hono";
import type { Sandbox, SandboxEnv } from "../../sandbox";
import { notFound } from "../answers";
import { inIdOrder } from "../id-order";
import { answerPage } from "../paging";
import { integerFrom } from "../write-body";
import type { AzureCustomer } from "./azure-rows";
import { showAzureCustomer } from "./azure-tenants";

/** What these answers hold is not documented; the fields are those the assignments print, under an id. */
const show = (tenant: AzureCustomer) => ({ id: tenant.id, ...showAzureCustomer(tenant) });

export function serveAzurePartnerCustomers(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  const path = "/v1/azure_partner_customers";
  app.get(path, (c) =>
    answerPage(sandbox, c, {
      wrapper: "azure_partner_customers",
      rows: inIdOrder(sandbox.store.all("azureCustomers")),
      show,
    }),
  );
  app.get(`${path}/:id`, (c) => {
    const tenant = sandbox.store.get("azureCustomers", integerFrom(c.req.param("id")) ?? -1);
    return tenant === undefined ? notFound(c) : c.json(show(tenant));
  });
}
