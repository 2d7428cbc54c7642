import { useLocale } from "next-intl";
import { numberFormat } from "./kept-format";
import { NUMBER_LOCALE } from "./number-locale";
import { exactText, isZero, requirePlainDecimal } from "./plain-decimal";

const FIGURE_SPACE = "\u2007";
const PUNCTUATION_SPACE = "\u2008";

/** Decimals of a plain decimal, trailing zeros not counted. */
export function decimalsOf(value: string): number {
  return value.includes(".") ? (value.replace(/0+$/, "").split(".")[1]?.length ?? 0) : 0;
}

/** The decimals a column needs: those of its longest number, within bounds. */
export function columnDecimals(values: readonly string[], { least, most }: { least: number; most: number }): number {
  return Math.min(most, Math.max(least, ...values.map(decimalsOf)));
}

export type AlignedNumberProps = { value: string; least: number; places: number; className?: string; note?: string };

/** A number in a column whose decimal signs stand below each other: what it lacks in decimals is filled with blanks. */
export function AlignedNumber({ value, least, places, className, note }: AlignedNumberProps) {
  const locale = useLocale();
  const format = numberFormat(NUMBER_LOCALE[locale], {
    minimumFractionDigits: least,
    maximumFractionDigits: places,
    roundingMode: "halfEven",
    signDisplay: "negative",
  });
  const parts = format.formatToParts(requirePlainDecimal(isZero(value) ? "0" : value));
  const fraction = parts.find(({ type }) => type === "fraction")?.value.length ?? 0;
  const text = parts.map((part) => (part.type === "minusSign" ? "−" : part.value)).join("");
  const blanks = (fraction === 0 && places > 0 ? PUNCTUATION_SPACE : "") + FIGURE_SPACE.repeat(places - fraction);
  return (
    <data
      value={value}
      title={[exactText(value), note].filter(Boolean).join(" · ")}
      className={`tnum whitespace-pre ${className ?? ""}`}
    >
      {text}
      {blanks && (
        <span aria-hidden className="max-sm:hidden">
          {blanks}
        </span>
      )}
    </data>
  );
}
