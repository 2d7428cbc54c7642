import type { Context, Hono } from "hono";
import type { Sandbox, SandboxEnv } from "../../sandbox";
import { invalid, notFound } from "../answers";
import { billingOwnerFrom } from "../billing/billing-owner";
import { inIdOrder } from "../id-order";
import { answerPage } from "../paging";
import { targetFilter } from "../reports/target-filter";
import { integerFrom, isAbsent, readWrite, type WriteBody } from "../write-body";
import { ALL_PAYERS, type PriceBookAccountAssignment } from "./price-book-rows";

const PATH = "/v1/price_book_account_assignments";
const NOT_AN_ACCOUNT = "Billing account owner must be ALL or an account number";

function showAccount(row: PriceBookAccountAssignment): Record<string, unknown> {
  return {
    id: row.id,
    target_client_api_id: row.customerId,
    price_book_assignment_id: row.priceBookAssignmentId,
    billing_account_owner_id: row.billingAccountOwnerId,
  };
}

function findAccount(sandbox: Sandbox, c: Context): PriceBookAccountAssignment | undefined {
  return sandbox.store.get("priceBookAccountAssignments", integerFrom(c.req.param("id")) ?? -1);
}

function asList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === "string" ? value.split(",") : [value];
}

/** One number, several in a list or between commas, or ALL, also as a list of its own: clients send each of them. */
function ownersFrom(body: WriteBody): string[] | string {
  const several = body.billing_account_owner_ids;
  const given = isAbsent(several) ? body.billing_account_owner_id : several;
  if (isAbsent(given)) return "Billing account owner can't be blank";
  const owners = asList(given).map(billingOwnerFrom);
  const known = owners.filter((owner) => owner !== null);
  if (known.length === 0 || known.length < owners.length) return NOT_AN_ACCOUNT;
  const unique = [...new Set(known)];
  return unique.includes(ALL_PAYERS) && unique.length > 1 ? "ALL cannot be given beside account numbers" : unique;
}

function takenBy(sandbox: Sandbox, assignmentId: number, self: number | null): string[] {
  return sandbox.store
    .where("priceBookAccountAssignments", "priceBookAssignmentId", assignmentId)
    .filter((row) => row.id !== self)
    .map((row) => row.billingAccountOwnerId.padStart(12, "0"));
}

const alreadyThere = (owner: string): string => `Price book account assignment for ${owner} already exists`;

async function createAccounts(sandbox: Sandbox, c: Context): Promise<Response> {
  const body = await readWrite(c);
  if (body instanceof Response) return body;
  if (isAbsent(body.price_book_assignment_id)) return invalid(c, ["Price book assignment can't be blank"]);
  const assignment = sandbox.store.get("priceBookAssignments", integerFrom(body.price_book_assignment_id) ?? -1);
  if (assignment === undefined) return notFound(c);
  const owners = ownersFrom(body);
  if (typeof owners === "string") return invalid(c, [owners]);
  const taken = takenBy(sandbox, assignment.id, null);
  const repeated = owners.filter((owner) => taken.includes(owner.padStart(12, "0")));
  if (repeated.length > 0) return invalid(c, repeated.map(alreadyThere));
  const firstId = sandbox.store.nextId("priceBookAccountAssignments");
  const rows = owners.map((owner, at) => ({
    id: firstId + at,
    priceBookAssignmentId: assignment.id,
    customerId: assignment.customerId,
    billingAccountOwnerId: owner,
  }));
  sandbox.store.commit(rows.map((row) => ({ put: "priceBookAccountAssignments" as const, row })));
  const [first] = rows;
  if (first?.billingAccountOwnerId === ALL_PAYERS) return c.json(showAccount(first), 201);
  return c.json({ price_book_account_assignments: rows.map(showAccount) }, 201);
}

async function changeAccount(sandbox: Sandbox, c: Context): Promise<Response> {
  const body = await readWrite(c);
  if (body instanceof Response) return body;
  const stored = findAccount(sandbox, c);
  if (stored === undefined) return notFound(c);
  const owners = ownersFrom(body);
  if (typeof owners === "string") return invalid(c, [owners]);
  const [owner, ...others] = owners;
  if (owner === undefined || others.length > 0) return invalid(c, [NOT_AN_ACCOUNT]);
  const taken = takenBy(sandbox, stored.priceBookAssignmentId, stored.id);
  if (taken.includes(owner.padStart(12, "0"))) return invalid(c, [alreadyThere(owner)]);
  const row: PriceBookAccountAssignment = { ...stored, billingAccountOwnerId: owner };
  sandbox.store.commit([{ put: "priceBookAccountAssignments", row }]);
  return c.json(showAccount(row));
}

function deleteAccount(sandbox: Sandbox, c: Context): Response {
  const stored = findAccount(sandbox, c);
  if (stored === undefined) return notFound(c);
  sandbox.store.commit([{ drop: "priceBookAccountAssignments", id: stored.id }]);
  return c.body(null, 204);
}

export function servePriceBookAccounts(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.get(PATH, async (c) => {
    const target = await targetFilter(c);
    const found =
      target === null
        ? sandbox.store.all("priceBookAccountAssignments")
        : sandbox.store.where("priceBookAccountAssignments", "customerId", target.customerId);
    const rows = inIdOrder(found);
    return answerPage(sandbox, c, { wrapper: "price_book_account_assignments", rows, show: showAccount });
  });
  app.post(PATH, (c) => createAccounts(sandbox, c));
  app.get(`${PATH}/:id`, (c) => {
    const row = findAccount(sandbox, c);
    return row === undefined ? notFound(c) : c.json(showAccount(row));
  });
  app.put(`${PATH}/:id`, (c) => changeAccount(sandbox, c));
  app.delete(`${PATH}/:id`, (c) => deleteAccount(sandbox, c));
}
