import type { Account } from "../../rows";
import type { Sandbox } from "../../sandbox";
import type { CostTrend } from "./cost-facts";
import { type CostScope, trendOf } from "./cost-scope";
import { costUpTo, type TimeLeaf } from "./cost-window";
import { createPartnerMonths } from "./partner-months";
import { LEAVES } from "./services";

/** By leaf: the cost from the beginning of a month up to both ends of a part of it. NaN is no cost at all. */
export type CostRows = { before: Float64Array; upTo: Float64Array };
export type CostSource = { rows: CostRows; read(account: Account, part: TimeLeaf): void };

function emptyRows(): CostRows {
  return { before: new Float64Array(LEAVES.length), upTo: new Float64Array(LEAVES.length) };
}

export function partnerSource(sandbox: Sandbox): CostSource {
  const months = createPartnerMonths(sandbox.options.seed);
  const rows = emptyRows();
  const monthly = new Float64Array(LEAVES.length);
  let known: { account: Account; trend: CostTrend; key: string } | null = null;
  return {
    rows,
    read: (account, part) => {
      if (known?.account !== account || known.key !== part.key) {
        const trend: CostTrend = known?.account === account ? known.trend : trendOf(account);
        months(trend, part, monthly);
        known = { account, trend, key: part.key };
      }
      const { before, upTo, month } = part.weights;
      if (before === 0) rows.before.fill(0);
      else
        for (let leaf = 0; leaf < monthly.length; leaf += 1)
          rows.before[leaf] = costUpTo(monthly[leaf] ?? Number.NaN, before, month);
      if (upTo === month) rows.upTo.set(monthly);
      else
        for (let leaf = 0; leaf < monthly.length; leaf += 1)
          rows.upTo[leaf] = costUpTo(monthly[leaf] ?? Number.NaN, upTo, month);
    },
  };
}

/** A customer's prices may change within a month, so its cost is asked for at both ends. */
export function customerSource(scope: CostScope): CostSource {
  const rows = emptyRows();
  const fill = (row: Float64Array, account: Account, time: TimeLeaf): void => {
    for (let leaf = 0; leaf < row.length; leaf += 1) row[leaf] = scope.cost(account, leaf, time) ?? Number.NaN;
  };
  const endingAt = (part: TimeLeaf, upTo: number): TimeLeaf => ({
    ...part,
    weights: { ...part.weights, before: 0, upTo },
  });
  return {
    rows,
    read: (account, part) => {
      fill(rows.upTo, account, endingAt(part, part.weights.upTo));
      if (part.weights.before === 0) rows.before.fill(0);
      else fill(rows.before, account, endingAt(part, part.weights.before));
    },
  };
}
