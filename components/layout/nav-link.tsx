"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { isCurrentPath } from "../ui/current-path";

export type NavLinkProps = { href: string; label: string; icon: ReactNode; fold?: boolean; exact?: boolean };

export function NavLink({ href, label, icon, fold = false, exact = false }: NavLinkProps) {
  const isCurrent = isCurrentPath(usePathname(), href, exact);
  return (
    <Link
      prefetch={false}
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      className={clsx(
        "hw-tip-host flex h-8 items-center gap-2.5 rounded-md px-2 text-base no-underline transition-colors duration-100",
        fold ? "max-lg:justify-center" : "h-11",
        isCurrent ? "bg-surface-press font-medium text-text" : "text-muted hover:bg-surface-hover hover:text-text",
      )}
    >
      <span className={isCurrent ? "text-accent" : undefined}>{icon}</span>
      <span className={fold ? "max-lg:sr-only" : undefined}>{label}</span>
      {fold && (
        <span aria-hidden data-side="right" className="hw-tip lg:hidden">
          {label}
        </span>
      )}
    </Link>
  );
}
