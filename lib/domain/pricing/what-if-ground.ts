import type { PriceList } from "@/lib/domain/pricing/price-list";
import type { PriceReport } from "@/lib/domain/pricing/price-report";
import type { Month } from "@/lib/domain/values/month";

/** All that one customer's month is priced again with, sent to the browser once. For staff only: it holds costs of goods. */
export interface WhatIfGround {
  readonly organization: string;
  readonly month: Month;
  readonly report: PriceReport;
  readonly readAt: string;
  readonly lists: readonly PriceList[];
  /** Every list of the month in one of the report's currencies. */
  readonly others: readonly PriceList[];
}
