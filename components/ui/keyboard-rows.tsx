"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { isTyping } from "./typing";

const STEPS: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

function targetRow(key: string, at: number, count: number): number | null {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const step = STEPS[key];
  if (step === undefined) return null;
  if (at < 0) return step > 0 ? 0 : count - 1;
  return Math.min(Math.max(at + step, 0), count - 1);
}

function boxOf(row: HTMLElement | undefined): HTMLInputElement | null {
  return row?.closest("tr")?.querySelector<HTMLInputElement>("input[type=checkbox]") ?? null;
}

/** j and k work from anywhere on the page; arrows, Home and End only once a row has the focus, so that the page still scrolls. */
export function KeyboardRows({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      const onCheckbox = event.target instanceof HTMLInputElement && event.target.type === "checkbox";
      if ((isTyping(event) && !onCheckbox) || !box.current) return;
      const rows = [...box.current.querySelectorAll<HTMLElement>("[data-hw-row]")];
      const row = document.activeElement?.closest("tr") ?? null;
      const at = rows.findIndex((link) => link.closest("tr") === row);
      const isSelecting = event.key === "x" || (event.key === " " && !onCheckbox);
      if (isSelecting && at >= 0) {
        const box = boxOf(rows[at]);
        if (!box) return;
        event.preventDefault();
        box.click();
        return;
      }
      const key = event.shiftKey ? event.key.toLowerCase() : event.key;
      if (at < 0 && key !== "j" && key !== "k") return;
      const target = targetRow(key, at, rows.length);
      if (target === null) return;
      event.preventDefault();
      if (event.shiftKey)
        for (const box of [boxOf(rows[at]), boxOf(rows[target])]) if (box?.checked === false) box.click();
      rows[target]?.focus();
      rows[target]?.closest("tr")?.scrollIntoView({ block: "nearest" });
    };
    document.addEventListener("keydown", move);
    return () => document.removeEventListener("keydown", move);
  }, []);
  return <div ref={box}>{children}</div>;
}
