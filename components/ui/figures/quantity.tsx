import { useLocale } from "next-intl";
import { formatQuantity } from "./format-quantity";
import { exactText } from "./plain-decimal";

export function Quantity({ value, unit, digits = 2 }: { value: string; unit?: string; digits?: number }) {
  const locale = useLocale();
  return (
    <data
      value={value}
      title={unit ? `${exactText(value)} ${unit}` : exactText(value)}
      className="tnum whitespace-nowrap"
    >
      {formatQuantity({ value, locale, digits })}
      {unit && <span className="text-muted">{`\u00a0${unit}`}</span>}
    </data>
  );
}
