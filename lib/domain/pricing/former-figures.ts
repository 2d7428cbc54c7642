import type { PriceReport } from "@/lib/domain/pricing/price-report";
import { countMovedPrices, unitPrices } from "@/lib/domain/pricing/unit-prices";
import { dateOf } from "@/lib/domain/values/calendar-date";
import { isUnderWay, type Month } from "@/lib/domain/values/month";

interface FormerFigures {
  readonly report: PriceReport;
  readonly firstReadAt: Date;
  readonly lastReadAt: Date;
}

/**
 * Why a month's former figures are kept once others are read: they are `corrected`, `repriced` while the month is under way,
 * or what an earlier `day` of it ended with (UTC). Null: the month went on, and the latest figures say all that they did.
 */
export function whyKeepFormer(
  month: Month,
  { report, firstReadAt, lastReadAt }: FormerFigures,
  now: { readonly report: PriceReport; readonly readAt: Date },
): "corrected" | "repriced" | "day" | null {
  if (!isUnderWay(month, lastReadAt)) return "corrected";
  if (countMovedPrices(unitPrices(report), unitPrices(now.report)) > 0) return "repriced";
  return dateOf(firstReadAt) === dateOf(now.readAt) ? null : "day";
}
