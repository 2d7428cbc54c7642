"use client";

import { X } from "lucide-react";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { RAIL_SHEET_ID, SQUARE } from "./rail-sheet-button";

/** The rail on phones: the platform's popover, filled when first opened, closed again by any navigation. */
export function RailSheet({ closeLabel, children }: { closeLabel: string; children: ReactNode }) {
  const [isFilled, setFilled] = useState(false);
  const pathname = usePathname();
  useEffect(() => {
    const sheet = document.getElementById(RAIL_SHEET_ID);
    if (pathname && sheet?.matches(":popover-open")) sheet.hidePopover();
  }, [pathname]);
  useEffect(() => {
    if (document.getElementById(RAIL_SHEET_ID)?.matches(":popover-open")) setFilled(true);
  }, []);
  return (
    <div
      id={RAIL_SHEET_ID}
      popover="auto"
      onBeforeToggle={() => setFilled(true)}
      className="fixed inset-y-0 right-auto left-0 m-0 h-dvh max-h-none w-72 max-w-[85vw] border-r border-line bg-surface-raised p-3 text-text shadow-float backdrop:bg-veil"
    >
      {isFilled && (
        <div className="flex h-full flex-col">
          <button
            type="button"
            popoverTarget={RAIL_SHEET_ID}
            popoverTargetAction="hide"
            aria-label={closeLabel}
            className={`${SQUARE} self-end`}
          >
            <X size={20} aria-hidden />
          </button>
          {children}
        </div>
      )}
    </div>
  );
}
