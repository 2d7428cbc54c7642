import { ChevronLeft, ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { Month } from "@/lib/domain/values/month";
import { address, type Params } from "../ui/address";
import { formatMonth } from "../ui/figures/format-month";
import { FilterMenu } from "../ui/filter-menu";
import { LinkButton } from "../ui/link-button";

export type MonthPickerProps = {
  pathname: string;
  params?: Params;
  month: Month;
  /** Newest first. */
  months: readonly Month[];
};

/** The month before, the month after, and all that can be chosen. */
export function MonthPicker({ pathname, params = {}, month, months }: MonthPickerProps) {
  const t = useTranslations("pricing");
  const locale = useLocale();
  const at = months.indexOf(month);
  const to = (target: Month) => address(pathname, params, { month: target });
  const step = (target: Month | undefined, label: string, icon: React.ReactNode) => (
    <LinkButton
      href={target ? to(target) : pathname}
      aria-label={target ? `${label}: ${formatMonth(target, locale)}` : label}
      icon={icon}
      {...(target ? {} : { reason: label })}
    />
  );
  const [newer, older] = [months[at - 1], months[at + 1]];
  return (
    <div className="flex items-center gap-1">
      {step(older, t(older ? "monthBefore" : "noMonthBefore"), <ChevronLeft size={16} aria-hidden />)}
      <FilterMenu
        label={t("month")}
        value={formatMonth(month, locale)}
        options={months.map((one) => ({
          label: formatMonth(one, locale, "heading"),
          href: to(one),
          current: one === month,
        }))}
      />
      {step(newer, t(newer ? "monthAfter" : "noMonthAfter"), <ChevronRight size={16} aria-hidden />)}
    </div>
  );
}
