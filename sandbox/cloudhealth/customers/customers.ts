import type { Context, Hono } from "hono";
import { toInstant } from "../../clock";
import type { Change, Customer } from "../../rows";
import type { Sandbox, SandboxEnv } from "../../sandbox";
import { invalid, notFound } from "../answers";
import { inIdOrder } from "../id-order";
import { enterAzureTenant } from "../microsoft/azure-tenants";
import { answerPage } from "../paging";
import { perState } from "../per-state";
import { integerFrom, isAbsent, readWrite, type WriteBody } from "../write-body";
import { type CustomerFields, readCustomer } from "./customer-input";
import { showCustomer } from "./customer-view";
import { externalIdOf } from "./external-id";

const listed = perState<Customer, readonly Customer[]>(inIdOrder);

type Version = "v1" | "v2";

function findCustomer(sandbox: Sandbox, c: Context): Customer | undefined {
  return sandbox.store.get("customers", integerFrom(c.req.param("id")) ?? -1);
}

function nameErrors(sandbox: Sandbox, name: string): string[] {
  if (name === "" || sandbox.switches.acceptsDuplicateCustomerNames) return [];
  const isTaken = sandbox.store.where("customers", "name", name).length > 0;
  return isTaken ? ["Name has already been taken"] : [];
}

/** The Microsoft form takes an Azure id or an address, the AWS form an address. */
function placeOf(body: WriteBody, version: Version): { azureCustomerId: string | null; errors: string[] } {
  const hasAddress = !isAbsent(body.address);
  if (version === "v1") return { azureCustomerId: null, errors: hasAddress ? [] : ["Address can't be blank"] };
  const azure = body.azure_customer_id;
  const hasAzure = !isAbsent(azure);
  if (hasAzure && typeof azure !== "string") return { azureCustomerId: null, errors: ["Azure customer must be text"] };
  if (hasAzure === hasAddress) {
    return { azureCustomerId: null, errors: ["Give either azure_customer_id or address, and not both"] };
  }
  return { azureCustomerId: typeof azure === "string" && hasAzure ? azure : null, errors: [] };
}

async function createCustomer(sandbox: Sandbox, c: Context, version: Version): Promise<Response> {
  const body = await readWrite(c);
  if (body instanceof Response) return body;
  const now = sandbox.clock.now();
  const { fields, errors } = readCustomer(body, null, now);
  const place = placeOf(body, version);
  const all = [...errors, ...nameErrors(sandbox, fields.name), ...place.errors];
  if (all.length > 0) return invalid(c, all);
  const id = sandbox.store.nextId("customers");
  const row: Customer = {
    ...fields,
    id,
    azureCustomerId: place.azureCustomerId,
    createdAt: toInstant(now),
    updatedAt: toInstant(now),
    externalId: externalIdOf(sandbox.options.seed, id),
  };
  sandbox.store.commit([{ put: "customers", row }, ...enterAzureTenant(sandbox.store, row)]);
  return c.json(showCustomer(row), 201);
}

/** Both stay as they are unless version 2 names an Azure id, which it may not do beside an address. */
function changedPlace(body: WriteBody, version: Version, stored: Customer) {
  if (version === "v1" || isAbsent(body.azure_customer_id))
    return { azureCustomerId: stored.azureCustomerId, errors: [] };
  return placeOf(body, version);
}

async function changeCustomer(sandbox: Sandbox, c: Context, version: Version): Promise<Response> {
  const body = await readWrite(c);
  if (body instanceof Response) return body;
  const stored = findCustomer(sandbox, c);
  if (stored === undefined) return notFound(c);
  const now = sandbox.clock.now();
  const before: CustomerFields = stored;
  const { fields, errors } = readCustomer(body, before, now);
  const place = changedPlace(body, version, stored);
  const renamed = fields.name !== stored.name;
  const all = [...errors, ...(renamed ? nameErrors(sandbox, fields.name) : []), ...place.errors];
  if (all.length > 0) return invalid(c, all);
  const { azureCustomerId } = place;
  const row: Customer = { ...stored, ...fields, azureCustomerId, id: stored.id, updatedAt: toInstant(now) };
  const moved = azureCustomerId === stored.azureCustomerId ? [] : enterAzureTenant(sandbox.store, row);
  sandbox.store.commit([{ put: "customers", row }, ...moved]);
  return c.json(showCustomer(row));
}

/**
 * What becomes of a deleted customer's assignments is not documented; here its accounts become free again. Its
 * price-book assignments stay, because clients come upon ones whose customer is gone.
 */
function deleteCustomer(sandbox: Sandbox, c: Context): Response {
  const stored = findCustomer(sandbox, c);
  if (stored === undefined) return notFound(c);
  const { store } = sandbox;
  const held = (["assignments", "blocks", "tenancies"] as const).flatMap((table) =>
    store.where(table, "customerId", stored.id).map((row): Change => ({ drop: table, id: row.id })),
  );
  const own = store
    .where("accounts", "tenantId", stored.id)
    .map((account): Change => ({ drop: "accounts", id: account.id }));
  store.commit([{ drop: "customers", id: stored.id }, ...held, ...own]);
  return c.body(null, 204);
}

export function serveCustomers(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  const list = (c: Context) =>
    answerPage(sandbox, c, {
      wrapper: "customers",
      rows: listed(sandbox.store.all("customers")),
      show: showCustomer,
    });
  const read = (c: Context) => {
    const customer = findCustomer(sandbox, c);
    return customer === undefined ? notFound(c) : c.json(showCustomer(customer));
  };
  for (const version of ["v1", "v2"] as const) {
    app.get(`/${version}/customers`, list);
    app.post(`/${version}/customers`, (c) => createCustomer(sandbox, c, version));
    app.get(`/${version}/customers/:id`, read);
    app.put(`/${version}/customers/:id`, (c) => changeCustomer(sandbox, c, version));
  }
  app.delete("/v1/customers/:id", (c) => deleteCustomer(sandbox, c));
}
