import { useFormatter, useTranslations } from "next-intl";
import type { CsvRefusal } from "@/lib/domain/values/csv-refusal";
import { unreachable } from "@/lib/domain/values/result";

/** Why a file could not be read, with the line to look at. */
export function CsvRefusalText({ refusal }: { refusal: CsvRefusal }) {
  const t = useTranslations("refusals");
  const format = useFormatter();
  switch (refusal.code) {
    case "csv-too-large":
      return t(refusal.code, { bytes: refusal.bytes, most: refusal.most });
    case "csv-cut-off":
      return t(refusal.code, { expected: refusal.expected, found: refusal.found });
    case "csv-too-many-rows":
    case "csv-record-too-long":
      return t(refusal.code, { line: refusal.line, most: refusal.most });
    case "csv-not-utf-8":
    case "csv-nul":
    case "csv-unclosed-quote":
    case "csv-stray-quote":
      return t(refusal.code, { line: refusal.line });
    case "csv-header-repeated":
      return t(refusal.code, { header: refusal.header });
    case "csv-header-unknown":
      return t(refusal.code, { header: refusal.header || "“”", nearest: refusal.nearest });
    case "csv-header-missing":
      return t(refusal.code, { count: refusal.headers.length, headers: format.list(refusal.headers) });
    case "csv-ragged": {
      const lines = refusal.lines.map(({ line, found }) => t("csv-ragged-line", { line, found }));
      const all = refusal.count > lines.length ? [...lines, "…"] : lines;
      return t(refusal.code, { count: refusal.count, expected: refusal.expected, lines: all.join(", ") });
    }
    case "csv-ending":
    case "csv-spreadsheet":
    case "csv-utf-16":
    case "csv-empty":
    case "csv-no-rows":
      return t(refusal.code);
    default:
      return unreachable(refusal);
  }
}
