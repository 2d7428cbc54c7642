import { randomUUID } from "node:crypto";
import { failure, notFound, type Refusal } from "../answers";
import { momentOf, readBody } from "../body";
import { seenPackage } from "../pricing/applied-pricings";
import { type Answer, type Ask, commit, parametersOf, pathId, type Route, seenOrganization } from "../routes";
import { finish } from "../tasks";
import type { DiscountRow } from "./billing-rows";
import { DiscountInput, DiscountWords } from "./discount-input";

const DAY_MS = 86_400_000;

type Owner = { packageId: string; organizationId: null } | { packageId: null; organizationId: string };
type OwnerOf = (ask: Ask) => Owner | undefined;

const packageOwner: OwnerOf = (ask) => {
  const found = seenPackage(ask, pathId(ask));
  return found === undefined ? undefined : { packageId: found.id, organizationId: null };
};
const organizationOwner: OwnerOf = (ask) => {
  const found = seenOrganization(ask, pathId(ask));
  return found === undefined ? undefined : { packageId: null, organizationId: found.id };
};

export function discountStatus(row: DiscountRow, nowMs: number): "UPCOMING" | "CURRENT" | "ENDED" {
  const startMs = momentOf(row.startDate);
  if (startMs > nowMs) return "UPCOMING";
  const days = row.durationDays ?? null;
  return days !== null && startMs + days * DAY_MS <= nowMs ? "ENDED" : "CURRENT";
}

const numbers = (values: DiscountRow["discountedProducts"]) =>
  Object.fromEntries(Object.entries(values ?? {}).map(([id, value]) => [id, Number(value)]));

function showDiscount(row: DiscountRow, nowMs: number): Record<string, unknown> {
  const isPackages = (row.packageId ?? null) !== null;
  return {
    id: row.id,
    ...(row.name === undefined ? {} : { name: row.name }),
    [isPackages ? "discountScope" : "scope"]: row.scope,
    status: discountStatus(row, nowMs),
    type: row.type,
    packageDiscount: (row.packageDiscount ?? null) === null ? null : Number(row.packageDiscount),
    discountedCategories: numbers(row.discountedCategories),
    discountedProducts: numbers(row.discountedProducts),
    startDate: row.startDate,
    ...((row.durationDays ?? null) === null ? {} : { durationDays: row.durationDays }),
    ...(row.cutoffDate ? { cutoffDate: row.cutoffDate } : {}),
    ...(isPackages ? { pricingPackage: { id: row.packageId }, isDeactivated: row.isDeactivated === true } : {}),
    discountedLabels: row.discountedLabels ?? {},
    ...(row.mode === undefined ? {} : { mode: row.mode }),
  };
}

function ownDiscounts({ world }: Ask, { packageId, organizationId }: Owner): readonly DiscountRow[] {
  return packageId === null
    ? world.store.where("cmcDiscounts", "organizationId", organizationId)
    : world.store.where("cmcDiscounts", "packageId", packageId);
}

function list(ask: Ask, owner: Owner): Response {
  const type = parametersOf(ask).get("type");
  if (type && type !== "PERCENTAGE" && type !== "CREDIT") {
    return failure(ask.c, 400, { message: "type must be PERCENTAGE or CREDIT", context: { type } });
  }
  const rows = ownDiscounts(ask, owner).filter((row) => !type || row.type === type);
  return ask.c.json({ data: rows.map((row) => showDiscount(row, ask.nowMs)) });
}

/** The earliest cycle that still runs decides how late an organization's discount may begin. */
function whyNotStarted({ world }: Ask, owner: Owner, startDate: string): Refusal | null {
  if (owner.organizationId === null) return null;
  const running = world.store
    .where("cmcBillingCycles", "organizationId", owner.organizationId)
    .filter(({ state }) => state === "IN_PROGRESS")
    .map((cycle) => cycle.startDate)
    .sort();
  const [earliest] = running;
  if (earliest === undefined || momentOf(startDate) < momentOf(earliest)) return null;
  return { message: "startDate: must lie before the start of the running billing cycle", context: { earliest } };
}

type Known = { owner: Owner; row?: DiscountRow };

async function store(ask: Ask, { owner, row: known }: Known): Promise<Response> {
  const input = await readBody(ask, DiscountInput);
  if (input instanceof Response) return input;
  const reason = whyNotStarted(ask, owner, input.startDate);
  if (reason !== null) return failure(ask.c, 400, reason);
  const { name, mode, discountedLabels, scope = "ALL_PRODUCTS", ...rest } = input;
  const row: DiscountRow = {
    id: known?.id ?? randomUUID(),
    ...owner,
    ...rest,
    scope,
    durationDays: input.durationDays ?? null,
    cutoffDate: owner.packageId === null ? null : (input.cutoffDate ?? null),
    ...(name === undefined ? {} : { name }),
    ...(mode === undefined ? {} : { mode }),
    ...(discountedLabels ? { discountedLabels } : {}),
  };
  commit(ask, { put: "cmcDiscounts", row });
  return ask.c.json({ data: showDiscount(row, ask.nowMs) });
}

async function reword(ask: Ask, known: DiscountRow): Promise<Response> {
  const input = await readBody(ask, DiscountWords);
  if (input instanceof Response) return input;
  const row = {
    ...known,
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.cutoffDate === undefined ? {} : { cutoffDate: input.cutoffDate }),
  };
  commit(ask, { put: "cmcDiscounts", row });
  return ask.c.json({ data: showDiscount(row, ask.nowMs) });
}

type OnDiscount = (ask: Ask, known: { owner: Owner; row: DiscountRow }) => Answer;

const replace: OnDiscount = (ask, known) => {
  const status = discountStatus(known.row, ask.nowMs);
  if (status === "UPCOMING") return store(ask, known);
  if (status === "CURRENT") return reword(ask, known.row);
  return failure(ask.c, 400, { message: "A discount that has ended cannot be changed", context: { status } });
};

const remove: OnDiscount = (ask, { row }) => {
  const status = discountStatus(row, ask.nowMs);
  return status === "UPCOMING"
    ? ask.c.json(finish(ask, [{ drop: "cmcDiscounts", id: row.id }]))
    : failure(ask.c, 400, { message: "Only an upcoming discount can be deleted", context: { status } });
};

const deactivate: OnDiscount = (ask, { row: known }) => {
  const status = discountStatus(known, ask.nowMs);
  if (status === "UPCOMING") {
    return failure(ask.c, 400, { message: "An upcoming discount is deleted, not deactivated", context: { status } });
  }
  const row = { ...known, isDeactivated: true };
  commit(ask, { put: "cmcDiscounts", row });
  return ask.c.json({ data: showDiscount(row, ask.nowMs) });
};

const read: OnDiscount = (ask, { row }) => ask.c.json({ data: showDiscount(row, ask.nowMs) });

function routesUnder(path: string, ownerOf: OwnerOf): Route[] {
  const onOwner = (answer: (ask: Ask, owner: Owner) => Answer) => (ask: Ask) => {
    const owner = ownerOf(ask);
    return owner === undefined ? notFound(ask.c, { id: pathId(ask) }) : answer(ask, owner);
  };
  const onDiscount = (answer: OnDiscount) =>
    onOwner((ask, owner) => {
      const id = pathId(ask, "discountId");
      const row = ownDiscounts(ask, owner).find((discount) => discount.id === id);
      return row === undefined ? notFound(ask.c, { discountId: id }) : answer(ask, { owner, row });
    });
  return [
    ["get", path, onOwner(list)],
    ["post", path, onOwner((ask, owner) => store(ask, { owner }))],
    ["get", `${path}/:discountId`, onDiscount(read)],
    ["put", `${path}/:discountId`, onDiscount(replace)],
    ["delete", `${path}/:discountId`, onDiscount(remove)],
    ...(ownerOf === packageOwner
      ? ([["put", `${path}/:discountId/deactivate`, onDiscount(deactivate)]] satisfies Route[])
      : []),
  ];
}

export const DISCOUNT_ROUTES: Route[] = [
  ...routesUnder("/pricing_packages/:id/discounts", packageOwner),
  ...routesUnder("/applied_pricings/:id/discounts", packageOwner),
  ...routesUnder("/organizations/:id/discounts", organizationOwner),
];
