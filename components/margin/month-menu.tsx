import { useLocale, useTranslations } from "next-intl";
import type { Month } from "@/lib/domain/values/month";
import { formatMonth } from "../ui/figures/format-month";
import { FilterMenu } from "../ui/filter-menu";

export type MonthMenuProps = { month: Month; months: readonly Month[]; hrefOf: (month: Month) => string };

/** The months that are kept; the one shown is always among them. */
export function MonthMenu({ month, months, hrefOf }: MonthMenuProps) {
  const t = useTranslations("margin");
  const locale = useLocale();
  return (
    <FilterMenu
      label={t("month")}
      value={formatMonth(month, locale)}
      options={months.map((one) => ({
        label: formatMonth(one, locale, "heading"),
        href: hrefOf(one),
        current: one === month,
      }))}
    />
  );
}
