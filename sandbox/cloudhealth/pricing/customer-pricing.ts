import type { Account } from "../../rows";
import type { Sandbox } from "../../sandbox";
import type { BillLine } from "../billing/bill-lines";
import { payerOfAccount } from "../billing/payer-of-account";
import { placesOf, REGION_OF_ZONE, share } from "../reports/cost-places";
import { partOfMonth, type TimeLeaf } from "../reports/cost-window";
import { assignedBook } from "./assigned-book";
import { type PriceSegment, type PriceTable, priceSegments } from "./price-segments";

type Cell = { account: Account; leaf: number; time: TimeLeaf };
/** What a customer pays for some days of what a whole month costs the partner. */
export type CustomerPricing = {
  price(cost: number, cell: Cell): number;
  /** The same for a line of its own; it costs whoever pays for the account. */
  priceLine(cost: number, line: BillLine, of: Omit<Cell, "leaf">): number;
  /** What a line costs that falls on the first day of the month as a whole. */
  priceOnFirst(cost: number, line: BillLine, of: Omit<Cell, "leaf">): number;
};

function remember<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, { value: Value }>();
  return (key) => {
    const found = known.get(key) ?? { value: make(key) };
    known.set(key, found);
    return found.value;
  };
}

function clipped(time: TimeLeaf, segment: PriceSegment): TimeLeaf | null {
  const before = Math.max(time.weights.before, segment.from);
  const upTo = Math.min(time.weights.upTo, segment.upTo);
  return upTo <= before ? null : { ...time, weights: { ...time.weights, before, upTo } };
}

/** Where a rule names a region, each region's share of the account's cost has a price of its own. */
function monthlyPrice(seed: number, table: PriceTable, cell: Cell & { cost: number }): number {
  const { account, leaf, cost } = cell;
  const pricing = table.byLeaf[leaf];
  if (pricing === undefined) return cost;
  if (pricing.everywhere !== null) return pricing.everywhere(cost);
  return placesOf(seed, account).reduce((sum, place) => {
    const inRegion = pricing.byRegion[REGION_OF_ZONE[place.zone] ?? -1];
    const part = share(cost, place);
    return sum + (inRegion === undefined ? part : inRegion(part));
  }, 0);
}

/** Prices are looked up once per payer and month, so it belongs to one reading of the store. */
export function customerPricing(sandbox: Sandbox, customerId: number): CustomerPricing {
  const { store } = sandbox;
  const { seed } = sandbox.options;
  const payerOf = remember((ownerId) => payerOfAccount(store, customerId, ownerId));
  const bookOf = remember((payer) => assignedBook(store, customerId, payer));
  const known = new Map<string, PriceSegment[] | null>();
  const segments = (account: Account, time: TimeLeaf): PriceSegment[] | null => {
    const payer = payerOf(account.ownerId ?? "");
    const key = `${payer} ${time.key}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const book = bookOf(payer);
    const made = book === null ? null : priceSegments(book, payer, time);
    known.set(key, made);
    return made;
  };
  const spread = (cost: number, of: Omit<Cell, "leaf">, priceIn: (table: PriceTable) => number): number => {
    const parts = segments(of.account, of.time);
    if (parts === null) return partOfMonth(cost, of.time);
    return parts.reduce((sum, part) => {
      const time = parts.length === 1 ? of.time : clipped(of.time, part);
      return time === null ? sum : sum + partOfMonth(priceIn(part.table), time);
    }, 0);
  };
  return {
    price: (cost, cell) => spread(cost, cell, (table) => monthlyPrice(seed, table, { ...cell, cost })),
    priceLine: (cost, line, of) => spread(cost, of, (table) => table.priceOf(line)(cost)),
    priceOnFirst: (cost, line, { account, time }) => segments(account, time)?.[0]?.table.priceOf(line)(cost) ?? cost,
  };
}
