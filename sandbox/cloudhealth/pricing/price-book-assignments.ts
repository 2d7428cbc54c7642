import type { Context, Hono } from "hono";
import { toInstant } from "../../clock";
import type { Change } from "../../rows";
import type { Sandbox, SandboxEnv } from "../../sandbox";
import { invalid, notFound } from "../answers";
import { inIdOrder } from "../id-order";
import { answerPage } from "../paging";
import { targetFilter } from "../reports/target-filter";
import { integerFrom, isAbsent, readWrite } from "../write-body";
import type { PriceBookAssignment } from "./price-book-rows";

const PATH = "/v1/price_book_assignments";

function showAssignment(row: PriceBookAssignment): Record<string, unknown> {
  return {
    id: row.id,
    target_client_api_id: row.customerId,
    price_book_id: row.priceBookId,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
  };
}

function findAssignment(sandbox: Sandbox, c: Context): PriceBookAssignment | undefined {
  return sandbox.store.get("priceBookAssignments", integerFrom(c.req.param("id")) ?? -1);
}

function numberErrors(label: string, value: unknown): string[] {
  if (isAbsent(value)) return [`${label} can't be blank`];
  return integerFrom(value) === null ? [`${label} must be a whole number`] : [];
}

function isThere(sandbox: Sandbox, wanted: { customerId: number; priceBookId: number; not: number | null }): boolean {
  return sandbox.store
    .where("priceBookAssignments", "customerId", wanted.customerId)
    .some((row) => row.priceBookId === wanted.priceBookId && row.id !== wanted.not);
}

const ALREADY_THERE = ["Price book assignment already exists"];

/** `target_customer_id` is the name of 2018. */
async function createAssignment(sandbox: Sandbox, c: Context): Promise<Response> {
  const body = await readWrite(c);
  if (body instanceof Response) return body;
  const target = isAbsent(body.target_client_api_id) ? body.target_customer_id : body.target_client_api_id;
  const errors = [...numberErrors("Price book", body.price_book_id), ...numberErrors("Target client api", target)];
  const [priceBookId, customerId] = [integerFrom(body.price_book_id), integerFrom(target)];
  if (priceBookId === null || customerId === null) return invalid(c, errors);
  if (sandbox.store.get("priceBooks", priceBookId) === undefined) return notFound(c);
  if (sandbox.store.get("customers", customerId) === undefined) {
    return invalid(c, ["Target client api is not a customer of this partner"]);
  }
  if (isThere(sandbox, { customerId, priceBookId, not: null })) return invalid(c, ALREADY_THERE);
  const now = toInstant(sandbox.clock.now());
  const id = sandbox.store.nextId("priceBookAssignments");
  const row: PriceBookAssignment = { id, priceBookId, customerId, createdAt: now, updatedAt: now };
  sandbox.store.commit([{ put: "priceBookAssignments", row }]);
  return c.json(showAssignment(row), 201);
}

async function changeAssignment(sandbox: Sandbox, c: Context): Promise<Response> {
  const body = await readWrite(c);
  if (body instanceof Response) return body;
  const stored = findAssignment(sandbox, c);
  if (stored === undefined) return notFound(c);
  const priceBookId = integerFrom(body.price_book_id);
  if (priceBookId === null) return invalid(c, numberErrors("Price book", body.price_book_id));
  if (sandbox.store.get("priceBooks", priceBookId) === undefined) return notFound(c);
  if (isThere(sandbox, { customerId: stored.customerId, priceBookId, not: stored.id })) {
    return invalid(c, ALREADY_THERE);
  }
  const row: PriceBookAssignment = { ...stored, priceBookId, updatedAt: toInstant(sandbox.clock.now()) };
  sandbox.store.commit([{ put: "priceBookAssignments", row }]);
  return c.json(showAssignment(row));
}

/** The accounts it was given to go with it. */
function deleteAssignment(sandbox: Sandbox, c: Context): Response {
  const stored = findAssignment(sandbox, c);
  if (stored === undefined) return notFound(c);
  const accounts = sandbox.store
    .where("priceBookAccountAssignments", "priceBookAssignmentId", stored.id)
    .map(({ id }): Change => ({ drop: "priceBookAccountAssignments", id }));
  sandbox.store.commit([{ drop: "priceBookAssignments", id: stored.id }, ...accounts]);
  return c.body(null, 204);
}

export function servePriceBookAssignments(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.get(PATH, async (c) => {
    const target = await targetFilter(c);
    const found =
      target === null
        ? sandbox.store.all("priceBookAssignments")
        : sandbox.store.where("priceBookAssignments", "customerId", target.customerId);
    return answerPage(sandbox, c, { wrapper: "price_book_assignments", rows: inIdOrder(found), show: showAssignment });
  });
  app.post(PATH, (c) => createAssignment(sandbox, c));
  app.get(`${PATH}/:id`, (c) => {
    const row = findAssignment(sandbox, c);
    return row === undefined ? notFound(c) : c.json(showAssignment(row));
  });
  app.put(`${PATH}/:id`, (c) => changeAssignment(sandbox, c));
  app.delete(`${PATH}/:id`, (c) => deleteAssignment(sandbox, c));
}
