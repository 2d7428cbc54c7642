import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export type KeyFigureProps = {
  label: string;
  value: ReactNode;
  change?: ReactNode;
  note?: ReactNode;
  href?: string;
  /** Past its freshness limit: the headline then reads "—" and this, the old value with its age, stands below. */
  stale?: ReactNode;
};

export function KeyFigure({ label, value, change, note, href, stale }: KeyFigureProps) {
  const t = useTranslations("ui");
  return (
    <div className="@container relative min-w-0 px-4 py-3 first:pr-8 first:pl-0">
      <p className="truncate text-sm text-muted">
        {href ? (
          <Link
            prefetch={false}
            href={href}
            className="text-muted no-underline after:absolute after:inset-0 hover:text-text hover:underline"
          >
            {label}
          </Link>
        ) : (
          label
        )}
      </p>
      <p className="tnum mt-0.5 text-[length:clamp(16px,11.5cqi,28px)] leading-tight max-sm:text-[length:clamp(16px,11.5cqi,20px)] font-medium whitespace-nowrap">
        {stale ? t("noValue") : value}
      </p>
      <p className="mt-0.5 flex flex-wrap gap-x-2 text-xs text-muted">
        {stale ?? (
          <>
            {change}
            {note && <span>{note}</span>}
          </>
        )}
      </p>
    </div>
  );
}
