import { ArrowDownRight, ArrowUpRight, Minus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { formatPercent } from "./format-percent";

const LOOKS = { up: ArrowUpRight, down: ArrowDownRight, unchanged: Minus } as const;

/** `share` is the relative change ("0.042" is 4.2 % more); null means there was nothing before. */
export function Change({ share, note }: { share: string | null; note?: string }) {
  const locale = useLocale();
  const t = useTranslations("ui");
  if (share === null) return <span className="text-muted">{[t("new"), note].filter(Boolean).join(" · ")}</span>;
  const text = formatPercent({ value: share, locale, signed: true });
  const direction = /[1-9]/.test(text) ? (share.startsWith("-") ? "down" : "up") : "unchanged";
  const Arrow = LOOKS[direction];
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1">
      <Arrow size={14} className="shrink-0" aria-hidden />
      <span className="tnum whitespace-nowrap">{direction === "unchanged" ? t(direction) : text}</span>
      {direction !== "unchanged" && <span className="sr-only">{t(direction)}</span>}
      {note && <span className="text-muted">{note}</span>}
    </span>
  );
}
