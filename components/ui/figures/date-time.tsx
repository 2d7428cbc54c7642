import { useLocale, useTimeZone } from "next-intl";
import { formatInstant, type InstantShow } from "./format-instant";

export function DateTime({ value, show = "date" }: { value: Date | string; show?: InstantShow }) {
  const locale = useLocale();
  const zone = useTimeZone();
  const at = new Date(value);
  return (
    <time
      dateTime={at.toISOString()}
      title={formatInstant({ at, locale, show: "exact", zone })}
      className="tnum whitespace-nowrap"
    >
      {formatInstant({ at, locale, show, zone })}
    </time>
  );
}
