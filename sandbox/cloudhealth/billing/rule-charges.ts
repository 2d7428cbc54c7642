import { Decimal } from "decimal.js";
import type { Account } from "../../rows";
import type { CustomerPricing } from "../pricing/customer-pricing";
import { UNITS_PER_DOLLAR } from "../reports/cost-facts";
import { costUpTo, type TimeLeaf, wholeMonth } from "../reports/cost-window";
import { countsIn, firstMonthOf } from "./active-rules";
import { type BillLine, customLine } from "./bill-lines";
import type { BillingRule } from "./billing-rule-rows";
import { type BilledFacts, type RuledMonth, ruledMonth } from "./ruled-months";

type Cell = { account: Account; time: TimeLeaf };
export type RuleCharges = {
  /** A month's support on an account; undefined where AWS's own line stands. */
  support(account: Account, time: TimeLeaf): number | null | undefined;
  /** What custom rules add to an account in some days. Null: there is no such line. */
  custom(cell: Cell): number | null;
};
type Parts = { rules: readonly BillingRule[]; facts: BilledFacts; pricing: CustomerPricing };
type MonthOf = (time: TimeLeaf) => RuledMonth;

const flatOf = (rule: BillingRule): number =>
  new Decimal(rule.flatFeeCost ?? 0).times(UNITS_PER_DOLLAR).round().toNumber();
const shareOf = (rule: BillingRule, spend: number): number =>
  new Decimal(spend)
    .times(rule.rateInPercentage ?? 0)
    .div(100)
    .round()
    .toNumber();
const lineOf = (rule: BillingRule): BillLine => customLine(rule.productName ?? "", rule.productDescription ?? "");
const totalOf = ({ totals }: RuledMonth): number => [...totals.values()].reduce((sum, total) => sum + total, 0);

function monthAfter({ when: { year, month } }: TimeLeaf): TimeLeaf {
  return wholeMonth(month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 });
}

/** A credit is used up by what is spent; the rest rolls over to the next month. */
function creditLeft(rule: BillingRule, time: TimeLeaf, monthOf: MonthOf): number {
  const [year = 0, month = 0] = firstMonthOf(rule).split("-").map(Number);
  let left = 0;
  for (let at = wholeMonth({ year, month }); at.key <= time.key; at = monthAfter(at)) {
    if (countsIn(rule, at.key)) left += flatOf(rule);
    if (at.key === time.key) return left;
    left -= Math.min(left, totalOf(monthOf(at)));
  }
  return 0;
}

function creditUpTo(left: number, month: RuledMonth, { time, weight }: { time: TimeLeaf; weight: number }): number {
  const spent = month.lines.reduce((sum, cost) => sum + costUpTo(cost, weight, time.weights.month), 0);
  return -Math.min(left, spent);
}

/** Rules come before price books, so a book that names a rule's product, or any, changes its line too. */
export function ruleCharges({ rules, facts, pricing }: Parts): RuleCharges {
  const months = new Map<string, RuledMonth>();
  const monthOf: MonthOf = (time) => {
    const found = months.get(time.key) ?? ruledMonth(rules, facts, time);
    months.set(time.key, found);
    return found;
  };
  const flatCredit = (rule: BillingRule, cell: Cell): number | null => {
    const { time } = cell;
    const left = creditLeft(rule, time, monthOf);
    const upTo = (weight: number) => {
      const used = creditUpTo(left, monthOf(time), { time, weight });
      return pricing.priceOnFirst(used, lineOf(rule), cell);
    };
    return left === 0 ? null : upTo(time.weights.upTo) - upTo(time.weights.before);
  };
  const flatCharge = (rule: BillingRule, cell: Cell): number => {
    const { before, upTo } = cell.time.weights;
    return before === 0 && upTo > 0 ? pricing.priceOnFirst(flatOf(rule), lineOf(rule), cell) : 0;
  };
  const ratio = (rule: BillingRule, cell: Cell): number => {
    const month = monthOf(cell.time);
    const isCredit = rule.type === "credit";
    const spend = isCredit ? totalOf(month) : (month.totals.get(cell.account) ?? 0);
    return pricing.priceLine((isCredit ? -1 : 1) * shareOf(rule, spend), lineOf(rule), cell);
  };
  const lineFor = (rule: BillingRule, cell: Cell): number | null => {
    const month = monthOf(cell.time);
    const isCredit = rule.type === "credit";
    const isRatio = rule.ruleAction === "spend_ratio";
    const isOnEach = isRatio && !isCredit;
    if (isOnEach ? !month.totals.has(cell.account) : month.main !== cell.account) return null;
    if (isCredit && !isRatio) return cell.time.key < firstMonthOf(rule) ? null : flatCredit(rule, cell);
    if (!countsIn(rule, cell.time.key)) return null;
    return isRatio ? ratio(rule, cell) : flatCharge(rule, cell);
  };
  const custom = rules.filter((rule) => rule.billingRuleType === "custom");
  return {
    support: (account, time) => monthOf(time).support.get(account),
    custom: (cell) => {
      const lines = custom.map((rule) => lineFor(rule, cell)).filter((line) => line !== null);
      return lines.length === 0 ? null : lines.reduce((sum, line) => sum + line, 0);
    },
  };
}
