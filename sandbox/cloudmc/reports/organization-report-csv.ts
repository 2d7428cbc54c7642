import { type CloudMcWorld, settingsOf } from "../cloudmc-world";
import { resellerOf } from "../pricing/price-scope";
import type { ProductLine } from "../pricing/priced-lines";
import { moneyText } from "../pricing/tier-pricing";
import { csvLine, type Language, nameIn } from "./csv-text";
import { groupLines } from "./organization-report";
import type { ReportQuery } from "./report-query";

const AFTER_FIELDS = ["category", "sku", "product_name", "usage", "unit", "currency", "cost", "start_date", "end_date"];

type CsvChoice = { language: Language; currency: string | null };

/** The columns after the first are the fields the reseller's billing settings name, none or several. */
export function organizationReportCsv(
  world: CloudMcWorld,
  query: ReportQuery,
  { lines, choice }: { lines: readonly ProductLine[]; choice: CsvChoice },
): string {
  const { organization, echo } = query;
  const fields = settingsOf(world, resellerOf(world.tree, organization.id)?.id)?.customFields ?? [];
  const rows = groupLines(lines)
    .filter(({ currency }) => choice.currency === null || currency === choice.currency)
    .flatMap(({ currency, categories }) =>
      categories.flatMap(({ category, products }) =>
        products.map(({ product: { row }, usage, cost }) => [
          organization.name,
          ...fields.map((field) => organization.customFields?.[field] ?? ""),
          nameIn(choice.language, category.name, ""),
          row.sku,
          nameIn(choice.language, row.name, row.sku),
          usage.toFixed(6),
          row.unit?.unit ?? "HOUR",
          currency,
          moneyText(cost),
          echo.startDate,
          echo.endDate,
        ]),
      ),
    );
  return [["organization", ...fields, ...AFTER_FIELDS], ...rows].map(csvLine).join("\n");
}
