import { clsx } from "clsx";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { address, type Params } from "./address";
import { formatQuantity } from "./figures/format-quantity";
import { pageWindow } from "./page-window";

export const PAGE_SIZES = [20, 50, 100] as const;
export type PaginationProps = { pathname: string; params: Params; page: number; size: number; total: number };

const STEP =
  "tnum grid h-8 min-w-8 place-items-center rounded-md px-1.5 text-sm no-underline max-sm:h-10 max-sm:min-w-10";

type StepProps = { href: string | null; label: string; current?: boolean; children: ReactNode };

function Step({ href, label, current = false, children }: StepProps) {
  if (href === null) {
    return (
      <span aria-hidden className={clsx(STEP, "text-muted opacity-50")}>
        {children}
      </span>
    );
  }
  return (
    <a
      data-hw-soft=""
      href={href}
      aria-label={label}
      aria-current={current ? "page" : undefined}
      className={clsx(STEP, current ? "bg-accent-soft font-medium text-accent" : "text-text hover:bg-surface-hover")}
    >
      {children}
    </a>
  );
}

export function Pagination({ pathname, params, page, size, total }: PaginationProps) {
  const t = useTranslations("ui");
  const locale = useLocale();
  if (total <= PAGE_SIZES[0]) return null;
  const number = (value: number) => formatQuantity({ value: String(value), locale });
  const last = Math.max(1, Math.ceil(total / size));
  const to = (target: number) =>
    target < 1 || target > last ? null : address(pathname, params, { page: String(target) });
  const range = { from: number((page - 1) * size + 1), to: number(Math.min(page * size, total)), total: number(total) };
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3 text-sm">
      <p className="tnum text-muted">{t("pageOf", range)}</p>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <nav aria-label={t("rowsPerPage")} className="flex items-center gap-0.5 text-muted">
          <span className="mr-1">{t("rowsPerPage")}</span>
          {PAGE_SIZES.map((option) => (
            <Step
              key={option}
              href={address(pathname, params, { per: String(option) })}
              label={`${option} · ${t("rowsPerPage")}`}
              current={option === size}
            >
              {option}
            </Step>
          ))}
        </nav>
        {last > 1 && (
          <nav aria-label={t("pages")} className="flex items-center gap-0.5">
            <Step href={to(page - 1)} label={t("previous")}>
              <ChevronLeft size={16} aria-hidden />
            </Step>
            {pageWindow(page, last).map((target, at, all) =>
              target === "gap" ? (
                <span key={`after-${all[at - 1]}`} className="px-1 text-muted">
                  …
                </span>
              ) : (
                <Step key={target} href={to(target)} label={t("page", { page: target })} current={target === page}>
                  {number(target)}
                </Step>
              ),
            )}
            <Step href={to(page + 1)} label={t("next")}>
              <ChevronRight size={16} aria-hidden />
            </Step>
          </nav>
        )}
      </div>
    </div>
  );
}
