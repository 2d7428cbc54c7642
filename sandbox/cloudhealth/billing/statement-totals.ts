import { Decimal } from "decimal.js";
import type { Account } from "../../rows";
import type { Sandbox } from "../../sandbox";
import { UNITS_PER_DOLLAR } from "../reports/cost-facts";
import { costScope } from "../reports/cost-scope";
import { timeWindow } from "../reports/cost-window";
import { LEAVES } from "../reports/services";
import { statedLines } from "../reports/stated-sums";
import type { PayerGroup } from "./statement-list";

const UNITS_PER_CENT = UNITS_PER_DOLLAR / 100;

type CostOf = (account: Account, month: string) => number;

function drawnCost(sandbox: Sandbox, customerId: number): CostOf {
  const scope = costScope(sandbox, customerId);
  const window = new Map(timeWindow("monthly", sandbox.clock.now()).map(({ name, parts }) => [name, parts]));
  return (account, month) => {
    let sum = 0;
    for (const part of window.get(month) ?? []) {
      for (let leaf = 0; leaf < LEAVES.length; leaf += 1) sum += scope.cost(account, leaf, part) ?? 0;
    }
    return sum;
  };
}

function statedCost(sandbox: Sandbox, customerId: number): CostOf {
  const lines = statedLines(sandbox.store, customerId).filter(({ measure }) => (measure ?? "cost") === "cost");
  return ({ ownerId }, month) =>
    lines
      .filter((line) => line.ownerId === ownerId && line.month === month)
      .reduce((sum, { amount }) => sum.plus(amount), new Decimal(0))
      .times(UNITS_PER_DOLLAR)
      .round()
      .toNumber();
}

type BillOfMonth = { customerId: number; month: string; groups: readonly PayerGroup[] };

/**
 * Cents by payer's group. The sums so far are rounded and each statement is the step from one to the next: so the
 * statements of a customer and month make up its cost of that month, rounded once, and each is its own within a cent.
 */
export function statementTotals(sandbox: Sandbox, { customerId, month, groups }: BillOfMonth): Map<PayerGroup, number> {
  const isStated = sandbox.store.all("costLines").length > 0;
  const costOf = isStated ? statedCost(sandbox, customerId) : drawnCost(sandbox, customerId);
  const totals = new Map<PayerGroup, number>();
  let units = 0;
  let cents = 0;
  for (const group of groups) {
    for (const account of group.accounts) units += costOf(account, month);
    const upTo = Math.round(units / UNITS_PER_CENT);
    totals.set(group, upTo - cents);
    cents = upTo;
  }
  return totals;
}
