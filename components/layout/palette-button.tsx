"use client";

import { Search } from "lucide-react";
import { Kbd } from "../ui/kbd";
import { openPanel } from "./panels";

/** The label folds away with the rail; the accessible name stays. */
export function PaletteButton({ label }: { label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-keyshortcuts="Control+K Meta+K"
      onClick={() => openPanel("palette")}
      className="flex h-8 w-full items-center gap-2.5 rounded-md border border-line bg-surface px-2 text-sm text-muted hover:bg-surface-hover hover:text-text max-lg:justify-center max-sm:size-10 max-sm:border-transparent max-sm:bg-transparent"
    >
      <Search size={16} aria-hidden />
      <span className="grow text-left max-lg:hidden">{label}</span>
      <span className="flex gap-0.5 max-lg:hidden" aria-hidden>
        <Kbd>Ctrl</Kbd>
        <Kbd>K</Kbd>
      </span>
    </button>
  );
}
