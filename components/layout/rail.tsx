"use client";

import { clsx } from "clsx";
import { usePathname } from "next/navigation";
import { isCurrentPath } from "../ui/current-path";
import { type NavKey, STAFF_NAV } from "./staff-nav";

export type RailProps = {
  label: string;
  labels: Readonly<Record<NavKey, string>>;
  hidden: readonly NavKey[];
  /** Lets the labels go below 1100 px; the sheet on phones keeps them. */
  fold: boolean;
};

const ICON_SIZE = 16;

/** One piece rather than a link each: the server sends its labels and nothing else. */
export function Rail({ label, labels, hidden, fold }: RailProps) {
  const pathname = usePathname();
  const link = ({ key, href, Icon }: (typeof STAFF_NAV)[number]) => {
    const isCurrent = isCurrentPath(pathname, href, false);
    return (
      <li key={key}>
        <a
          data-hw-soft=""
          href={href}
          aria-current={isCurrent ? "page" : undefined}
          className={clsx(
            "hw-tip-host flex h-8 items-center gap-2.5 rounded-md px-2 text-base no-underline transition-colors duration-100",
            fold ? "max-lg:justify-center" : "h-11",
            isCurrent ? "bg-surface-press font-medium text-text" : "text-muted hover:bg-surface-hover hover:text-text",
          )}
        >
          <span className={isCurrent ? "text-accent" : undefined}>
            <Icon size={ICON_SIZE} aria-hidden />
          </span>
          <span className={fold ? "max-lg:sr-only" : undefined}>{labels[key]}</span>
          {fold && (
            <span aria-hidden data-side="right" className="hw-tip lg:hidden">
              {labels[key]}
            </span>
          )}
        </a>
      </li>
    );
  };
  const shown = STAFF_NAV.filter(({ key }) => !hidden.includes(key));
  return (
    <nav aria-label={label} className="flex grow flex-col">
      <ul className="flex flex-col gap-0.5">{shown.filter(({ key }) => key !== "settings").map(link)}</ul>
      <ul className="mt-auto pt-4">{shown.filter(({ key }) => key === "settings").map(link)}</ul>
    </nav>
  );
}
