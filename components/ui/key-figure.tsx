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
    <div className="group/figure @container relative min-w-0">
      <div className="px-4 py-3 group-first/figure:pl-0 max-sm:group-odd/figure:pl-0">
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
        <p className="tnum mt-0.5 text-lg font-medium whitespace-nowrap sm:@[220px]:text-xl sm:@[300px]:text-2xl">
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
    </div>
  );
}
