import { useLocale, useTranslations } from "next-intl";
import { AgeText } from "./age-text";
import { formatAge } from "./format-age";
import { formatInstant } from "./format-instant";

export function Age({ since, now = new Date() }: { since: Date | string; now?: Date }) {
  const locale = useLocale();
  const justNow = useTranslations("ui")("justNow");
  const at = new Date(since).toISOString();
  return (
    <time dateTime={at} title={formatInstant({ at, locale, show: "exact" })} className="whitespace-nowrap">
      <AgeText since={at} initial={formatAge({ since: at, now, locale, justNow })} locale={locale} justNow={justNow} />
    </time>
  );
}
