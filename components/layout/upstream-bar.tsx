import { CloudOff } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatInstant } from "../ui/figures/format-instant";

export type UpstreamTrouble = {
  source: string;
  /** In what way it fails; without it, it does not answer. */
  title?: string;
  since: Date | string;
  what: ReactNode;
  dataFrom?: Date | string | null;
};

export function UpstreamBar({ troubles }: { troubles: readonly UpstreamTrouble[] }) {
  const t = useTranslations("shell");
  const locale = useLocale();
  const both = (at: Date | string) => formatInstant({ at, locale, show: "both" });
  if (troubles.length === 0) return null;
  return (
    <div role="status" className="border-b border-line bg-caution-soft px-4 py-1.5 text-sm sm:px-6 lg:px-8">
      {troubles.map(({ source, title, since, what, dataFrom }) => (
        <p key={source} className="flex items-baseline gap-2">
          <CloudOff size={14} className="shrink-0 translate-y-0.5 text-caution" aria-hidden />
          <span>
            <span className="font-medium">{title ?? t("trouble.title", { source })}</span>{" "}
            {t("trouble.since", { time: both(since) })} · {what}
            {dataFrom && ` · ${t("trouble.data", { time: both(dataFrom) })}`}
          </span>
        </p>
      ))}
    </div>
  );
}
