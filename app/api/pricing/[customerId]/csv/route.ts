import { getLocale } from "next-intl/server";
import { anyRoute, notThere } from "@/lib/auth/define-route";
import { PRICE_LINE_COLUMNS, priceLines } from "@/lib/domain/pricing/price-lines";
import { priceMonth } from "@/lib/domain/pricing/price-month";
import { parseCustomerId } from "@/lib/domain/values/customer-id";
import { loadCustomer } from "@/lib/services/customers/load-customer";
import { loadPriceReport } from "@/lib/services/pricing/load-price-report";
import { now } from "@/lib/support/clock";
import { csvText } from "@/lib/support/csv-text";
import { csvDownload } from "@/lib/support/download-headers";

/** One organization's priced usage of a month, exact. A month that is unknown has no file: an empty one would read as zero. */
export const GET = anyRoute("pricing:read", async ({ scope, params, search }) => {
  const id = parseCustomerId(params.customerId ?? "");
  if (id === null || !(await loadCustomer(scope, id))) return notThere();
  const at = now();
  const month = priceMonth(search, at);
  const { report, reading } = await loadPriceReport(scope, id, month);
  if (report.state === "absent" || !report.value.generated) return notThere();
  const readAt = report.provenance.fetchedAt;
  const lines = priceLines(report.value, { month, reading, readAt, now: at, language: await getLocale() });
  return csvDownload(`pricing-${id}-${month}.csv`, csvText(PRICE_LINE_COLUMNS, lines));
});
