"use client";

import { clsx } from "clsx";
import { usePathname, useSearchParams } from "next/navigation";
import { address } from "./address";
import { isCurrentPath } from "./current-path";

export type Tab = { href: string; label: string; count?: string; exact?: boolean };

export type TabsNavProps = {
  label: string;
  tabs: readonly Tab[];
  /** Parameters that hold for every tab, and go along while they are in the address. */
  carry?: readonly string[];
};

const NONE: readonly string[] = [];

export function TabsNav({ label, tabs, carry = NONE }: TabsNavProps) {
  const pathname = usePathname();
  const search = useSearchParams();
  const carried = Object.fromEntries(carry.map((name) => [name, search.get(name) ?? undefined]));
  return (
    <nav
      aria-label={label}
      className="hw-goes-on -mb-px flex gap-5 overflow-x-auto border-b border-line text-sm [scrollbar-width:none]"
    >
      {tabs.map((tab) => {
        const isCurrent = isCurrentPath(pathname, tab.href, tab.exact ?? false);
        return (
          <a
            data-hw-soft=""
            key={tab.href}
            href={address(tab.href, carried)}
            aria-current={isCurrent ? "page" : undefined}
            className={clsx(
              "flex h-9 shrink-0 items-center gap-1.5 border-b-2 no-underline max-sm:h-11",
              isCurrent ? "border-accent font-medium text-text" : "border-transparent text-muted hover:text-text",
            )}
          >
            {tab.label}
            {tab.count && <span className="tnum text-xs text-muted">{tab.count}</span>}
          </a>
        );
      })}
    </nav>
  );
}
