import { useLocale } from "next-intl";
import { formatPercent } from "./format-percent";
import { exactText } from "./plain-decimal";

export function Percent({ value, digits = 1, signed = false }: { value: string; digits?: number; signed?: boolean }) {
  const locale = useLocale();
  return (
    <data value={value} title={exactText(value)} className="tnum whitespace-nowrap">
      {formatPercent({ value, locale, digits, signed })}
    </data>
  );
}
