import { CATEGORIES, type NameMap } from "./catalogue";
import { groupLines } from "./organization-report";
import type { ProductLine } from "./priced-lines";
import type { ReportQuery } from "./report-query";
import { moneyText } from "./tier-pricing";

export const LANGUAGES = ["en", "fr", "es"] as const;
type Language = (typeof LANGUAGES)[number];

/** The second column is the customer number, a custom field this reseller shows on its bills. */
const HEADER = "organization,account_id,category,sku,product_name,usage,unit,currency,cost,start_date,end_date";

function nameIn(language: Language, names: NameMap, fallback: string): string {
  return names[language] ?? names.en ?? Object.values(names)[0] ?? fallback;
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

type CsvChoice = { language: Language; currency: string | null };

export function organizationReportCsv(query: ReportQuery, lines: readonly ProductLine[], choice: CsvChoice): string {
  const { organization, echo } = query;
  const rows = groupLines(lines)
    .filter(({ currency }) => choice.currency === null || currency === choice.currency)
    .flatMap(({ currency, categories }) =>
      categories.flatMap(({ category, products }) =>
        products.map(({ product, usage, cost }) => [
          organization.name,
          organization.accountNumber,
          nameIn(choice.language, CATEGORIES[category] ?? {}, ""),
          product.sku,
          nameIn(choice.language, product.name, product.sku),
          usage.toFixed(6),
          product.unit.unit,
          currency,
          moneyText(cost),
          echo.startDate,
          echo.endDate,
        ]),
      ),
    );
  return [HEADER, ...rows.map((row) => row.map(cell).join(","))].join("\n");
}
