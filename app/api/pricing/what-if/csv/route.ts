import { getLocale } from "next-intl/server";
import { notThere, staffRoute } from "@/lib/auth/define-route";
import { comparisonLines } from "@/lib/domain/pricing/comparison-lines";
import { loadComparison } from "@/lib/services/scenarios/load-comparison";
import { csvLines } from "@/lib/support/csv-text";
import { csvDownload } from "@/lib/support/download-headers";

/** Every bill that the scenarios touch, exact, with what it was made from. */
export const GET = staffRoute("pricing:read", async ({ scope, search }) => {
  const found = await loadComparison(scope, { scenarios: search.getAll("scenario"), only: search.getAll("only") });
  if (found === null) return notThere();
  return csvDownload(`what-if-${found.month}.csv`, csvLines(comparisonLines(found, await getLocale())));
});
