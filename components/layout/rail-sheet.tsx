"use client";

import { Menu, X } from "lucide-react";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useId } from "react";

const SQUARE = "grid size-10 place-items-center rounded-md text-text hover:bg-surface-hover";

/** The rail on phones: the platform's popover, closed again by any navigation. */
export function RailSheet({
  openLabel,
  closeLabel,
  children,
}: {
  openLabel: string;
  closeLabel: string;
  children: ReactNode;
}) {
  const id = useId();
  const pathname = usePathname();
  useEffect(() => {
    const sheet = document.getElementById(id);
    if (pathname && sheet?.matches(":popover-open")) sheet.hidePopover();
  }, [id, pathname]);
  return (
    <>
      <button type="button" popoverTarget={id} aria-label={openLabel} className={SQUARE}>
        <Menu size={20} aria-hidden />
      </button>
      <div
        id={id}
        popover="auto"
        className="fixed inset-y-0 right-auto left-0 m-0 h-dvh max-h-none w-72 max-w-[85vw] border-r border-line bg-surface-raised p-3 text-text shadow-float backdrop:bg-veil"
      >
        <div className="flex h-full flex-col">
          <button
            type="button"
            popoverTarget={id}
            popoverTargetAction="hide"
            aria-label={closeLabel}
            className={`${SQUARE} self-end`}
          >
            <X size={20} aria-hidden />
          </button>
          {children}
        </div>
      </div>
    </>
  );
}
