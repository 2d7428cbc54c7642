import "server-only";
import { withScope } from "@/lib/db/client";
import { listKeptPriceLists } from "@/lib/db/price-list-rows";
import type { StaffScope } from "@/lib/domain/access/scope";
import type { PriceReport } from "@/lib/domain/pricing/price-report";
import type { WhatIfGround } from "@/lib/domain/pricing/what-if-ground";
import type { CustomerId } from "@/lib/domain/values/customer-id";
import type { Month } from "@/lib/domain/values/month";
import type { Cached } from "@/lib/domain/values/upstream";
import { demand } from "@/lib/services/access/permit";
import { loadPriceBackground } from "@/lib/services/pricing/load-price-background";
import { loadPriceReport } from "@/lib/services/pricing/load-price-report";

export interface CustomerWhatIf {
  /** Null: the customer has no CloudMC organization. */
  readonly organization: string | null;
  readonly report: Cached<PriceReport>;
  /** Null while the month was not read. */
  readonly ground: WhatIfGround | null;
}

/** What one customer's month can be priced again with. */
export async function loadWhatIfGround(scope: StaffScope, customer: CustomerId, of: Month): Promise<CustomerWhatIf> {
  demand(scope, "pricing:read");
  const { organization, report } = await loadPriceReport(scope, customer, of);
  if (organization === null || report.state === "absent") return { organization, report, ground: null };
  const { lists } = await loadPriceBackground(scope, { customer, organization, month: of });
  const all = await withScope(scope, (db) => listKeptPriceLists(db, of));
  const currencies = new Set(report.value.currencies.map(({ currency }) => currency));
  const ground: WhatIfGround = {
    organization,
    month: of,
    report: report.value,
    readAt: report.provenance.fetchedAt,
    lists: lists.map(({ list }) => list),
    others: all.map(({ list }) => list).filter(({ currency }) => currencies.has(currency)),
  };
  return { organization, report, ground };
}
