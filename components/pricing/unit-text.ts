import { useLocale, useTranslations } from "next-intl";
import type { PricedProduct } from "@/lib/domain/pricing/price-report";
import { wordIn } from "@/lib/domain/values/words";

const UNITS = ["HOUR", "UNIT", "GIGABYTE", "MONTH"] as const;
const PERIODS = ["HOUR", "HOURS", "MONTH"] as const;

/** A product's unit in words: CloudMC's own name for it, ours for the usual codes, else the code as sent. */
export function useUnitText(): (product: Pick<PricedProduct, "unit" | "period">) => string {
  const t = useTranslations("pricing");
  const locale = useLocale();
  return ({ unit, period }) => {
    const known = UNITS.find((code) => code === unit.code);
    const name = wordIn(unit.name, locale, known ? t(`units.${known}`) : unit.code);
    const span = PERIODS.find((code) => code === period && code !== unit.code);
    return span ? t(`per.${span}`, { unit: name }) : name;
  };
}
