import type { Context, Hono } from "hono";
import { toInstant } from "../../clock";
import type { Account, Change } from "../../rows";
import type { Sandbox, SandboxEnv } from "../../sandbox";
import { clientOf } from "../access";
import { invalid, notFound } from "../answers";
import { isSeenBy } from "../assignments/tenancy";
import { externalIdOf } from "../customers/external-id";
import { answerPage } from "../paging";
import { readWrite } from "../write-body";
import { readAccount } from "./account-input";
import { accountsInScope, findAccount, organizationNamed } from "./account-scope";
import { showAccount } from "./account-view";

const PATH = "/v1/aws_accounts";

/** A name is unique within one tenant. */
function nameErrors(sandbox: Sandbox, client: number | null, named: { id: number; name: string }): string[] {
  const isTaken = sandbox.store
    .where("accounts", "name", named.name)
    .some((other) => other.id !== named.id && isSeenBy(sandbox.store, client, other));
  return isTaken ? ["Name has already been taken"] : [];
}

function newAccount(id: number, client: number | null, at: string): Account {
  return {
    id,
    index: id,
    trend: id,
    name: "",
    ownerId: null,
    amazonName: "",
    accountType: "Unknown",
    awsPayer: null,
    clusterName: null,
    isActive: true,
    level: "unknown",
    createdAt: at,
    tags: [],
    ...(client === null ? {} : { tenantId: client }),
  };
}

async function createAccount(sandbox: Sandbox, c: Context): Promise<Response> {
  const body = await readWrite(c);
  if (body instanceof Response) return body;
  const client = clientOf(c);
  const at = toInstant(sandbox.clock.now());
  const { fields, errors } = readAccount(body, null, at);
  const id = sandbox.store.nextId("accounts");
  const all = [...errors, ...nameErrors(sandbox, client, { id, name: fields.name })];
  const organization = organizationNamed(sandbox, c, body.org_id);
  if (organization === undefined) all.push("Org is not an organization of this tenant");
  if (all.length > 0) return invalid(c, all);
  const row = { ...newAccount(id, client, at), ...fields };
  const joined: Change[] = organization
    ? [{ put: "organizations", row: { ...organization, accountIds: [...organization.accountIds, id] } }]
    : [];
  sandbox.store.commit([{ put: "accounts", row }, ...joined]);
  c.header("Location", `${sandbox.origin}/cloudhealth${PATH}/${id}`);
  return c.json(showAccount(row), 201);
}

async function changeAccount(sandbox: Sandbox, c: Context): Promise<Response> {
  const body = await readWrite(c);
  if (body instanceof Response) return body;
  const stored = findAccount(sandbox, c);
  if (stored === undefined) return notFound(c);
  const { fields, errors } = readAccount(body, stored, toInstant(sandbox.clock.now()));
  const taken = fields.name === stored.name ? [] : nameErrors(sandbox, clientOf(c), { ...fields, id: stored.id });
  const all = [...errors, ...taken];
  if (all.length > 0) return invalid(c, all);
  const row = { ...stored, ...fields };
  sandbox.store.commit([{ put: "accounts", row }]);
  return c.json(showAccount(row));
}

/** What deleting an assigned account does is not documented; here it has to be released first. */
function deleteAccount(sandbox: Sandbox, c: Context): Response {
  const { store } = sandbox;
  const account = findAccount(sandbox, c);
  if (account === undefined) return notFound(c);
  const { ownerId } = account;
  const isAssigned =
    ownerId !== null && (["assignments", "blocks"] as const).some((t) => store.where(t, "ownerId", ownerId).length > 0);
  if (isAssigned) return invalid(c, [`Owner ${ownerId} is assigned to a customer`]);
  const client = clientOf(c);
  const left = ownerId === null ? [] : store.where("tenancies", "ownerId", ownerId);
  const leaves = client !== null && account.tenantId !== client;
  store.commit([
    ...left
      .filter((held) => client === null || held.customerId === client)
      .map((held) => ({ drop: "tenancies" as const, id: held.id })),
    ...(leaves ? [] : [{ drop: "accounts" as const, id: account.id }]),
  ]);
  return c.body(null, 204);
}

/** One client calls it with `:id` as it stands in the guide: the answer is the tenant's and not the account's. */
function answerExternalId(sandbox: Sandbox, c: Context): Response {
  const client = clientOf(c);
  if (c.req.param("id") !== ":id" && findAccount(sandbox, c) === undefined) return notFound(c);
  const customer = client === null ? undefined : sandbox.store.get("customers", client);
  return c.json({ generated_external_id: customer?.externalId ?? externalIdOf(sandbox.options.seed, null) });
}

export function serveAwsAccounts(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.get(PATH, (c) => {
    const rows = accountsInScope(sandbox, c);
    if (rows === undefined) return notFound(c);
    return answerPage(sandbox, c, { wrapper: "aws_accounts", rows, show: showAccount });
  });
  app.post(PATH, (c) => createAccount(sandbox, c));
  app.get(`${PATH}/:id`, (c) => {
    const account = findAccount(sandbox, c);
    return account === undefined ? notFound(c) : c.json(showAccount(account));
  });
  app.put(`${PATH}/:id`, (c) => changeAccount(sandbox, c));
  app.delete(`${PATH}/:id`, (c) => deleteAccount(sandbox, c));
  app.get(`${PATH}/:id/generate_external_id`, (c) => answerExternalId(sandbox, c));
}
