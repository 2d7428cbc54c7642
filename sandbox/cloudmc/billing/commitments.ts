import { randomUUID } from "node:crypto";
import { z } from "zod";
import { failure, notFound, type Refusal } from "../answers";
import { Id, Moment, momentOf, NotNegative, Positive, Reference, readBody } from "../body";
import { dayOf, instantText } from "../instants";
import { resellerOf } from "../pricing/price-scope";
import { type Ask, askedOrganizationId, commit, parametersOf, pathId, type Route, seenOrganization } from "../routes";
import { finish } from "../tasks";
import type { CommitmentRow, InvoiceRow } from "./billing-rows";

const Committed = z.object({
  id: Id.optional(),
  product: Reference,
  committedAmount: Positive,
  discountAmount: NotNegative.optional(),
  fixedRateReferencePrice: NotNegative.optional(),
});

const CommitmentInput = z
  .object({
    name: z.string().trim().min(1).max(200),
    organization: Reference,
    type: z.literal("RESOURCE").default("RESOURCE"),
    startDate: Moment,
    endDate: Moment.nullish(),
    pricingMethod: z.enum(["FIXED_PRICE", "UTILITY_DISCOUNT"]),
    fixedPrice: NotNegative.optional(),
    fixedPriceTaxCode: z.object({ code: z.string(), description: z.string().optional() }).optional(),
    rateType: z.enum(["FIXED_RATE", "VARIABLE_RATE"]).optional(),
    committedProducts: z.array(Committed).min(1),
  })
  .superRefine((input, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (input.endDate && momentOf(input.endDate) <= momentOf(input.startDate))
      refuse("endDate", "must be after startDate");
    if (input.pricingMethod === "FIXED_PRICE" && input.fixedPrice === undefined) refuse("fixedPrice", "is required");
    if (input.pricingMethod === "UTILITY_DISCOUNT" && input.rateType === undefined) refuse("rateType", "is required");
  });

type CommitmentInput = z.infer<typeof CommitmentInput>;

function statusOf({ startDate, endDate }: CommitmentRow, nowMs: number): "UPCOMING" | "IN_PROGRESS" | "EXPIRED" {
  if (momentOf(startDate) > nowMs) return "UPCOMING";
  return endDate && momentOf(endDate) <= nowMs ? "EXPIRED" : "IN_PROGRESS";
}

function showReference({ world }: Ask, id: string) {
  return { id, ...(world.tree.has(id) ? { name: world.tree.get(id)?.name } : {}) };
}

function showCommitment(ask: Ask, row: CommitmentRow): Record<string, unknown> {
  const { organizationId, resellerId, fixedPrice, endDate, committedProducts, terminated, ...rest } = row;
  return {
    ...rest,
    ...(fixedPrice === undefined ? {} : { fixedPrice: Number(fixedPrice) }),
    ...(organizationId === undefined ? {} : { organization: showReference(ask, organizationId) }),
    ...(resellerId === undefined ? {} : { reseller: showReference(ask, resellerId) }),
    ...(endDate ? { endDate } : {}),
    status: statusOf(row, ask.nowMs),
    terminated: terminated === true,
    committedProducts: committedProducts.map((committed) => {
      const { productId, sku, committedAmount, discountAmount, fixedRateReferencePrice } = committed;
      return {
        id: committed.id,
        product: { id: productId, sku: sku ?? ask.world.products.get(productId)?.row.sku },
        committedAmount: Number(committedAmount),
        ...(discountAmount === undefined ? {} : { discountAmount: Number(discountAmount) }),
        ...(fixedRateReferencePrice === undefined ? {} : { fixedRateReferencePrice: Number(fixedRateReferencePrice) }),
      };
    }),
  };
}

function isSeen(ask: Ask, { organizationId }: CommitmentRow): boolean {
  return organizationId === undefined || seenOrganization(ask, organizationId) !== undefined;
}

/** From is inclusive, to is not; both or neither. */
function readRange(ask: Ask): { fromMs: number; toMs: number } | null | Response {
  const parameters = parametersOf(ask);
  const [from, to] = [parameters.get("from"), parameters.get("to")];
  if (!from && !to) return null;
  const [fromMs, toMs] = [dayOf(from ?? ""), dayOf(to ?? "")];
  if (fromMs === null || toMs === null || fromMs >= toMs) {
    return failure(ask.c, 400, {
      message: "from and to must both be YYYY-MM-DD, from before to",
      context: { from, to },
    });
  }
  return { fromMs, toMs };
}

function list(ask: Ask): Response {
  const id = askedOrganizationId(ask);
  if (id !== null && seenOrganization(ask, id) === undefined) return notFound(ask.c, { organization_id: id });
  const range = readRange(ask);
  if (range instanceof Response) return range;
  const rows = ask.world.store.all("cmcCommitments").filter((row) => {
    const endMs = row.endDate ? momentOf(row.endDate) : Number.POSITIVE_INFINITY;
    const isInRange = range === null || (momentOf(row.startDate) < range.toMs && endMs > range.fromMs);
    return isSeen(ask, row) && isInRange && (id === null || (row.organizationId ?? id) === id);
  });
  return ask.c.json({ data: rows.map((row) => showCommitment(ask, row)) });
}

function seenCommitment(ask: Ask): CommitmentRow | undefined {
  const row = ask.world.store.get("cmcCommitments", pathId(ask));
  return row !== undefined && isSeen(ask, row) ? row : undefined;
}

const CLOSED = ["ISSUED", "OVERDUE", "PAID"];

function closedInvoices(
  { world }: Ask,
  row: Pick<CommitmentRow, "organizationId" | "startDate" | "endDate">,
): InvoiceRow[] {
  const endMs = row.endDate ? momentOf(row.endDate) : Number.POSITIVE_INFINITY;
  return world.store
    .where("cmcInvoices", "organizationId", row.organizationId ?? "")
    .filter(({ status }) => CLOSED.includes(status))
    .filter(({ startDate, endDate }) => momentOf(startDate) < endMs && momentOf(endDate) > momentOf(row.startDate));
}

function whyNotCommitted(ask: Ask, input: CommitmentInput): Refusal | null {
  const organizationId = input.organization.id;
  if (seenOrganization(ask, organizationId) === undefined) {
    return { message: "organization: not found, or not visible to you", context: { field: "organization" } };
  }
  const stray = input.committedProducts.find(({ product }) => !ask.world.products.has(product.id));
  if (stray !== undefined) {
    return { message: "committedProducts: unknown product", context: { product: stray.product.id } };
  }
  const [closed] = closedInvoices(ask, { organizationId, startDate: input.startDate, endDate: input.endDate ?? null });
  return closed === undefined
    ? null
    : { message: "The range spans a cycle whose invoice is issued", context: { invoice: closed.id } };
}

function rowFrom(ask: Ask, input: CommitmentInput, id: string): CommitmentRow {
  const { organization, committedProducts, ...rest } = input;
  const reseller = resellerOf(ask.world.tree, organization.id);
  const row = {
    id,
    ...rest,
    organizationId: organization.id,
    ...(reseller === undefined ? {} : { resellerId: reseller.id }),
    endDate: input.endDate ?? null,
    terminated: false,
    committedProducts: committedProducts.map(({ product, ...committed }) => ({
      ...committed,
      id: committed.id ?? randomUUID(),
      productId: product.id,
    })),
  };
  return row as CommitmentRow;
}

async function store(ask: Ask, known?: CommitmentRow): Promise<Response> {
  const input = await readBody(ask, CommitmentInput);
  if (input instanceof Response) return input;
  const reason = whyNotCommitted(ask, input);
  if (reason !== null) return failure(ask.c, 400, reason);
  const row = rowFrom(ask, input, known?.id ?? randomUUID());
  commit(ask, { put: "cmcCommitments", row });
  return ask.c.json({ data: showCommitment(ask, row) });
}

/** One that runs at a fixed price is paid in advance: it ends now and another begins. */
async function replace(ask: Ask): Promise<Response> {
  const known = seenCommitment(ask);
  if (known === undefined) return notFound(ask.c, { id: pathId(ask) });
  const isPaid = known.pricingMethod === "FIXED_PRICE" && statusOf(known, ask.nowMs) === "IN_PROGRESS";
  if (!isPaid) return store(ask, known);
  const answer = await store(ask);
  if (answer.status === 200) {
    commit(ask, { put: "cmcCommitments", row: { ...known, endDate: instantText(ask.nowMs), terminated: true } });
  }
  return answer;
}

function remove(ask: Ask): Response {
  const known = seenCommitment(ask);
  if (known === undefined) return notFound(ask.c, { id: pathId(ask) });
  const [closed] = closedInvoices(ask, known);
  if (closed !== undefined) {
    return failure(ask.c, 400, {
      message: "A commitment with a closed billing cycle is terminated, not deleted",
      context: { invoice: closed.id },
    });
  }
  return ask.c.json(finish(ask, [{ drop: "cmcCommitments", id: known.id }]));
}

async function terminate(ask: Ask): Promise<Response> {
  const known = seenCommitment(ask);
  if (known === undefined) return notFound(ask.c, { id: pathId(ask) });
  const input = await readBody(ask, z.object({ endDate: Moment }));
  if (input instanceof Response) return input;
  if (momentOf(input.endDate) <= momentOf(known.startDate)) {
    return failure(ask.c, 400, { message: "endDate: must be after startDate", context: { field: "endDate" } });
  }
  const row = { ...known, endDate: input.endDate, terminated: true };
  commit(ask, { put: "cmcCommitments", row });
  return ask.c.json({ data: showCommitment(ask, row) });
}

function read(ask: Ask): Response {
  const known = seenCommitment(ask);
  return known === undefined ? notFound(ask.c, { id: pathId(ask) }) : ask.c.json({ data: showCommitment(ask, known) });
}

export const COMMITMENT_ROUTES: Route[] = [
  ["get", "/commitments", list],
  ["post", "/commitments", (ask) => store(ask)],
  ["get", "/commitments/:id", read],
  ["put", "/commitments/:id", replace],
  ["delete", "/commitments/:id", remove],
  ["post", "/commitments/:id/terminate", terminate],
];
