import type { Context, Hono } from "hono";
import type { BlockAssignment, Change } from "../../rows";
import type { Sandbox, SandboxEnv } from "../../sandbox";
import { invalid, notFound, parametersOf } from "../answers";
import { inIdOrder } from "../id-order";
import { answerPage } from "../paging";
import { integerFrom, readWrite } from "../write-body";
import { deleteFromBlock, movePayer } from "./block-changes";
import { type BlockElement, readBlock } from "./block-draft";
import { fanOut } from "./block-rules";
import { showBlock } from "./block-view";
import { enterTenant } from "./tenancy";

const PATH = "/v2/aws_account_assignments";

function toRow(element: BlockElement, id: number): BlockAssignment | null {
  const { customerId, payerOwnerId, familyOwnerId, blockType, ownerId } = element;
  if (customerId === null || payerOwnerId === null || familyOwnerId === null || blockType === null) return null;
  return {
    id,
    ownerId,
    customerId,
    payerOwnerId,
    familyOwnerId,
    blockType,
    blockName: element.blockName ?? `Block of ${payerOwnerId}`,
  };
}

function assign(sandbox: Sandbox, elements: BlockElement[]): BlockAssignment[] {
  const firstId = sandbox.store.nextId("blocks");
  const rows = elements.map((element, at) => toRow(element, firstId + at)).filter((row) => row !== null);
  const firstTenancy = sandbox.store.nextId("tenancies");
  const entering = rows
    .map((row) => enterTenant(sandbox.store, { customerId: row.customerId, ownerId: row.ownerId }, sandbox.clock.now()))
    .filter((tenancy) => tenancy !== null)
    .map((tenancy, at): Change => ({ put: "tenancies", row: { ...tenancy, id: firstTenancy + at } }));
  sandbox.store.commit([...rows.map((row): Change => ({ put: "blocks", row })), ...entering]);
  return rows;
}

/** One error anywhere assigns nothing. */
async function createBlocks(sandbox: Sandbox, c: Context): Promise<Response> {
  const body = await readWrite(c);
  if (body instanceof Response) return body;
  const items = body.aws_account_assignments;
  if (!Array.isArray(items) || items.length === 0)
    return invalid(c, ["aws_account_assignments must be a list of billing blocks"]);
  const elements = fanOut(sandbox.store, items.map(readBlock));
  if (elements.some((element) => Object.keys(element.errors).length > 0)) {
    return c.json({ aws_account_assignments: elements.map((element) => showBlock({ ...element, id: null })) }, 422);
  }
  return c.json({ aws_account_assignments: assign(sandbox, elements).map(showBlock) });
}

export function serveBillingBlocks(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.get(PATH, (c) => {
    const wanted = parametersOf(c).get("target_client_api_id")?.trim() ?? "";
    const { store } = sandbox;
    const rows = wanted === "" ? store.all("blocks") : store.where("blocks", "customerId", integerFrom(wanted) ?? -1);
    return answerPage(sandbox, c, { wrapper: "aws_account_assignments", rows: inIdOrder(rows), show: showBlock });
  });
  app.get(`${PATH}/:id`, (c) => {
    const block = sandbox.store.get("blocks", integerFrom(c.req.param("id")) ?? -1);
    return block === undefined ? notFound(c) : c.json(showBlock(block));
  });
  app.post(PATH, (c) => createBlocks(sandbox, c));
  app.put(`${PATH}/:id`, (c) => movePayer(sandbox, c));
  app.delete(`${PATH}/:id`, (c) => deleteFromBlock(sandbox, c));
}
