import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatInstant } from "@/components/ui/figures/format-instant";
import { Notice } from "@/components/ui/notice";
import type { Travel } from "@/lib/domain/assignments/time-travel";

/** Says plainly that a page does not stand in the present, and leads back there. */
export function TravelBand({ travel, nowHref, children }: { travel: Travel; nowHref: string; children?: ReactNode }) {
  const t = useTranslations("account.travel");
  const locale = useLocale();
  const text = (instant: Date, isDay: boolean) =>
    formatInstant({ at: instant, locale, show: isDay ? "date" : "exact" });
  const at = text(travel.at, travel.isDay.at);
  const title =
    travel.params.known === null
      ? t("bandToday", { at })
      : t("band", { at, known: text(travel.known, travel.isDay.known) });
  return (
    <div className="mb-6">
      <Notice
        tone="caution"
        title={title}
        action={
          <Link prefetch={false} href={nowHref} className="text-text underline underline-offset-2 max-sm:min-h-10">
            {t("toNow")}
          </Link>
        }
      >
        {children}
      </Notice>
    </div>
  );
}
