import type { AccountCostReading, UnassignedAccount } from "@/lib/domain/accounts/unassigned-account";
import { linkedFamily } from "@/lib/domain/assignments/assignment-rules";

/** The columns of the file a list of unassigned accounts is exported to; exact figures, an empty cell is no data. */
export const UNASSIGNED_LINE_COLUMNS = [
  "account",
  "name",
  "type",
  "family",
  "active",
  "can_be_assigned",
  "unassigned_since_utc",
  "last_month",
  "last_month_cost",
  "this_month",
  "this_month_cost_so_far",
  "currency",
  "data_through_utc",
] as const;

export interface LineMonths {
  readonly lastMonth: AccountCostReading | null;
  readonly soFar: AccountCostReading | null;
}

export function unassignedLine(account: UnassignedAccount, { lastMonth, soFar }: LineMonths): string[] {
  return [
    account.owner,
    account.name,
    account.type,
    account.family ?? "",
    account.isActive ? "yes" : "no",
    linkedFamily(account) === null ? "no" : "yes",
    account.since ?? "",
    lastMonth?.month ?? "",
    account.lastMonth ?? "",
    soFar?.month ?? "",
    account.soFar ?? "",
    lastMonth?.currency ?? soFar?.currency ?? "",
    soFar?.dataThrough ?? "",
  ];
}
