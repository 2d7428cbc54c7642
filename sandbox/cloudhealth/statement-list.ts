import type { Account, Tenancy } from "../rows";
import type { Sandbox } from "../sandbox";
import type { Store } from "../store";
import { timeWindow } from "./cost-window";
import type { Statement } from "./statement-rows";
import { accountByOwner } from "./tenancy";

/** What one statement is about: the accounts of a customer that one payer pays for in one month. */
export type DerivedStatement = {
  id: number;
  customerId: number;
  month: string;
  accounts: Account[];
  /** False for what was billed under a payer the customer no longer has. */
  isCurrentPayer: boolean;
};
export type ListedStatement = { id: number; customerId: number; month: string } & (
  | { derived: DerivedStatement; ofSameMonth: readonly DerivedStatement[] }
  | { stated: Statement }
);

const IDS_PER_MONTH = 10_000_000;
const FIRST_YEAR = 2020;

type Held = { tenancy: Tenancy; account: Account; payer: string; isAssigned: boolean };

function heldOf(store: Store, customerId: number): Held[] {
  const payers = new Map<string, string>();
  for (const table of ["assignments", "blocks"] as const) {
    for (const row of store.where(table, "customerId", customerId)) payers.set(row.ownerId, row.payerOwnerId);
  }
  return store.where("tenancies", "customerId", customerId).flatMap((tenancy) => {
    const account = accountByOwner(store, tenancy.ownerId);
    const payer = payers.get(tenancy.ownerId);
    if (account === undefined) return [];
    return [{ tenancy, account, payer: payer ?? tenancy.ownerId, isAssigned: payer !== undefined }];
  });
}

function isBilledIn({ tenancy, account }: Held, month: string): boolean {
  const until = tenancy.untilMonth ?? "9999-12";
  return account.createdAt.slice(0, 7) <= month && tenancy.fromMonth <= month && month <= until;
}

function idOf(month: string, { tenancy }: Held): number {
  const number = (Number(month.slice(0, 4)) - FIRST_YEAR) * 12 + Number(month.slice(5));
  return number * IDS_PER_MONTH + tenancy.id;
}

/** A consolidated block has one bill, and so has a family; a standalone account is its own payer and has its own. */
function statementsOf(customerId: number, held: readonly Held[], month: string): DerivedStatement[] {
  const byPayer = new Map<string, Held[]>();
  for (const one of held) {
    if (!isBilledIn(one, month)) continue;
    const key = `${one.isAssigned} ${one.payer}`;
    byPayer.set(key, [...(byPayer.get(key) ?? []), one]);
  }
  const statements = [...byPayer.values()].map((group) => ({
    id: Math.min(...group.map((one) => idOf(month, one))),
    customerId,
    month,
    accounts: [...new Set(group.map(({ account }) => account))],
    isCurrentPayer: group.some(({ isAssigned }) => isAssigned),
  }));
  return statements.sort((one, other) => one.id - other.id);
}

function listDerived(store: Store, months: readonly string[]): ListedStatement[] {
  return store.all("customers").flatMap(({ id: customerId }) => {
    if (store.where("statements", "customerId", customerId).length > 0) return [];
    const held = heldOf(store, customerId);
    return months.flatMap((month) => {
      const ofSameMonth = statementsOf(customerId, held, month);
      return ofSameMonth.map((derived) => ({ id: derived.id, customerId, month, derived, ofSameMonth }));
    });
  });
}

function listStated(store: Store): ListedStatement[] {
  return store.all("statements").map((stated) => ({
    id: stated.id,
    customerId: stated.customerId,
    month: stated.billingPeriod.slice(0, 7),
    stated,
  }));
}

const TABLES = ["customers", "accounts", "assignments", "blocks", "tenancies", "statements"] as const;

/** Every statement there is, without its figures; kept while nothing it follows from has changed. */
export function createStatementList(sandbox: Sandbox): () => readonly ListedStatement[] {
  const { store } = sandbox;
  let known: { from: readonly unknown[]; list: readonly ListedStatement[] } | null = null;
  return () => {
    const months = timeWindow("monthly", sandbox.clock.now()).map(({ name }) => name);
    const from = [...TABLES.map((table) => store.all(table)), months.at(-1)];
    if (known?.from.every((part, at) => part === from[at]) === true) return known.list;
    const list = [...listDerived(store, months), ...listStated(store)].sort((one, other) => one.id - other.id);
    known = { from, list };
    return list;
  };
}
