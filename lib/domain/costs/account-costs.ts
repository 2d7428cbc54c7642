import type { CostFacts } from "@/lib/domain/costs/cost-facts";
import type { AwsAccountId } from "@/lib/domain/values/aws-account-id";
import { addDecimals, type DecimalText, subtractDecimals, ZERO } from "@/lib/domain/values/decimal-text";
import type { Currency } from "@/lib/domain/values/money";
import type { Month } from "@/lib/domain/values/month";

/**
 * A month's cost by account. The known accounts, the unknown ones and the difference together are the stated total to
 * the last digit; an account without data has no row here.
 */
export interface AccountCosts {
  readonly month: Month;
  readonly currency: Currency;
  readonly known: readonly { readonly owner: AwsAccountId; readonly cost: DecimalText }[];
  readonly summary: AccountCostSummary;
}

export interface AccountCostSummary {
  /** As CloudHealth states it; null: the month has no data. */
  readonly total: DecimalText | null;
  /** Accounts in the report that Headwater does not know, and what they cost. */
  readonly unknown: { readonly accounts: number; readonly cost: DecimalText };
  /** Stated less the sum of all accounts: told, never adjusted. */
  readonly difference: DecimalText;
}

/** `ownerOf` answers with the AWS number of an account by what the report calls it, which is its id at CloudHealth. */
export function placeAccountCosts(
  { facts, periods }: CostFacts,
  { month, currency }: Pick<AccountCosts, "month" | "currency">,
  ownerOf: (name: string) => AwsAccountId | null,
): AccountCosts {
  const start = `${month}-01`;
  const costs = new Map<AwsAccountId, DecimalText>();
  const unknown: DecimalText[] = [];
  for (const { member, amount } of facts.filter((fact) => fact.start === start)) {
    const owner = ownerOf(member);
    const before = owner && costs.get(owner);
    if (owner === null) unknown.push(amount);
    else costs.set(owner, before ? addDecimals([before, amount]) : amount);
  }
  const known = [...costs].map(([owner, cost]) => ({ owner, cost }));
  const total = periods.find((period) => period.start === start)?.total ?? null;
  const unknownCost = addDecimals(unknown);
  const summed = addDecimals([...costs.values(), unknownCost]);
  const summary = {
    total,
    unknown: { accounts: unknown.length, cost: unknownCost },
    difference: subtractDecimals(total ?? ZERO, summed),
  };
  return { month, currency, known, summary };
}
