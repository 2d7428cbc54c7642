import type { ComparedBill } from "@/lib/domain/pricing/compare-scenarios";
import type { PriceList } from "@/lib/domain/pricing/price-list";
import { marginOf, type Sale } from "@/lib/domain/pricing/sale";
import { subtractDecimals } from "@/lib/domain/values/decimal-text";
import type { Month } from "@/lib/domain/values/month";
import { wordIn } from "@/lib/domain/values/words";

export interface ComparisonFile {
  readonly month: Month;
  readonly scenarios: readonly { readonly name: string }[];
  readonly bills: readonly ComparedBill[];
  readonly lists: readonly PriceList[];
  readonly readAt: { readonly first: string; readonly last: string } | null;
}

/** What a comparison says as lines of a file: first what it was made from, then a line for each bill. */
export function comparisonLines(
  { month, scenarios, bills, lists, readAt }: ComparisonFile,
  language: string,
): string[][] {
  const names = lists.map(({ appliedPricing: { id, name } }) => `${wordIn(name, language, id)} (${id})`);
  return [
    ["month_utc", month],
    ["reports_read_first_utc", readAt?.first ?? ""],
    ["reports_read_last_utc", readAt?.last ?? ""],
    ["price_lists", ...names],
    ["rows", String(bills.length)],
    [],
    [
      "organization_id",
      "organization",
      "currency",
      "outcome",
      "charged",
      "goods",
      "margin",
      ...scenarios.flatMap(({ name }) => [`${name}: charged`, "difference", "goods", "margin"]),
    ],
    ...bills.map((bill) => lineOf(bill)),
  ];
}

function lineOf(bill: ComparedBill): string[] {
  const { organization } = bill;
  const who = [organization.id, organization.name, "currency" in bill ? bill.currency : "", bill.at];
  if (bill.at === "refused") return [...who, bill.stated];
  if (bill.at !== "priced") return who;
  const { before, after } = bill;
  return [
    ...who,
    before.charged,
    ...earned(before),
    ...after.flatMap((sale) =>
      sale === null
        ? ["", "", "", ""]
        : [sale.charged, subtractDecimals(sale.charged, before.charged), ...earned(sale)],
    ),
  ];
}

function earned(sale: Sale): string[] {
  return [sale.goods ?? "", marginOf(sale)?.amount ?? ""];
}
