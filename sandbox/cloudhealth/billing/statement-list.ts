import type { Account } from "../../rows";
import type { Sandbox } from "../../sandbox";
import type { Store } from "../../store";
import { accountByOwner } from "../assignments/tenancy";
import { timeWindow } from "../reports/cost-window";
import type { Statement } from "./statement-rows";

/** What one payer pays for in a customer's bill. */
export type PayerGroup = {
  /** The first tenancy in it, which gives the statement its id. */
  tenancyId: number;
  accounts: Account[];
  /** False for what was billed under a payer the customer no longer has. */
  isCurrentPayer: boolean;
};
export type DerivedStatement = { group: PayerGroup; ofSameMonth: readonly PayerGroup[] };
export type ListedStatement = { id: number; customerId: number; month: string } & (
  | DerivedStatement
  | { stated: Statement }
);

const IDS_PER_MONTH = 10_000_000;
const FIRST_YEAR = 2020;

type Held = { tenancyId: number; account: Account; payer: string; isAssigned: boolean; from: string; until: string };

function heldOf(store: Store, customerId: number): Held[] {
  const payers = new Map<string, string>();
  for (const table of ["assignments", "blocks"] as const) {
    for (const row of store.where(table, "customerId", customerId)) payers.set(row.ownerId, row.payerOwnerId);
  }
  return store.where("tenancies", "customerId", customerId).flatMap(({ id, ownerId, fromMonth, untilMonth }) => {
    const account = accountByOwner(store, ownerId);
    if (account === undefined) return [];
    const payer = payers.get(ownerId);
    const started = account.createdAt.slice(0, 7);
    return {
      tenancyId: id,
      account,
      payer: payer ?? ownerId,
      isAssigned: payer !== undefined,
      from: started > fromMonth ? started : fromMonth,
      until: untilMonth ?? "9999-12",
    };
  });
}

/** A consolidated block has one bill, and so has a family; a standalone account is its own payer and has its own. */
function groupByPayer(held: readonly Held[]): PayerGroup[] {
  const groups = new Map<string, PayerGroup>();
  for (const { tenancyId, account, payer, isAssigned } of held) {
    const key = `${isAssigned} ${payer}`;
    const group = groups.get(key) ?? { tenancyId, accounts: [], isCurrentPayer: isAssigned };
    if (!group.accounts.includes(account)) group.accounts.push(account);
    group.tenancyId = Math.min(group.tenancyId, tenancyId);
    groups.set(key, group);
  }
  return [...groups.values()].sort((one, other) => one.tenancyId - other.tenancyId);
}

function monthNumber(month: string): number {
  return (Number(month.slice(0, 4)) - FIRST_YEAR) * 12 + Number(month.slice(5));
}

/** Most months are billed as the month before was, and then share its groups. */
function listDerived(store: Store, customerId: number, months: readonly string[]): ListedStatement[] {
  if (store.where("statements", "customerId", customerId).length > 0) return [];
  const held = heldOf(store, customerId);
  const known = new Map<string, PayerGroup[]>();
  return months.flatMap((month) => {
    const billed = held.filter(({ from, until }) => from <= month && month <= until);
    const key = billed.length === held.length ? "all" : billed.map(({ tenancyId }) => tenancyId).join();
    const groups = known.get(key) ?? groupByPayer(billed);
    known.set(key, groups);
    const first = monthNumber(month) * IDS_PER_MONTH;
    return groups.map((group) => ({ id: first + group.tenancyId, customerId, month, group, ofSameMonth: groups }));
  });
}

function listStated(store: Store, client: number | null): ListedStatement[] {
  const rows = client === null ? store.all("statements") : store.where("statements", "customerId", client);
  return rows.map((stated) => {
    const { id, customerId, billingPeriod } = stated;
    return { id, customerId, month: billingPeriod.slice(0, 7), stated };
  });
}

const TABLES = ["customers", "accounts", "assignments", "blocks", "tenancies", "statements"] as const;

export type StatementList = { of(client: number | null): readonly ListedStatement[] };

/** The statements of a customer, or of all; without figures, and kept while nothing they follow from has changed. */
export function createStatementList(sandbox: Sandbox): StatementList {
  const { store } = sandbox;
  let known: { from: readonly unknown[]; list: readonly ListedStatement[] } | null = null;
  const months = () => timeWindow("monthly", sandbox.clock.now()).map(({ name }) => name);
  const listOf = (customers: readonly number[], stated: ListedStatement[]): ListedStatement[] => {
    const window = months();
    const derived = customers.flatMap((customerId) => listDerived(store, customerId, window));
    return [...derived, ...stated].sort((one, other) => one.id - other.id);
  };
  return {
    of: (client) => {
      if (client !== null) return listOf([client], listStated(store, client));
      const from = [...TABLES.map((table) => store.all(table)), months().at(-1)];
      if (known?.from.every((part, at) => part === from[at]) === true) return known.list;
      known = {
        from,
        list: listOf(
          store.all("customers").map(({ id }) => id),
          listStated(store, null),
        ),
      };
      return known.list;
    },
  };
}
