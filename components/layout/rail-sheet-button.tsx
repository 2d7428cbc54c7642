import { Menu } from "lucide-react";

export const RAIL_SHEET_ID = "hw-rail-sheet";
export const SQUARE = "grid size-10 place-items-center rounded-md text-text hover:bg-surface-hover";

export function RailSheetButton({ label }: { label: string }) {
  return (
    <button type="button" popoverTarget={RAIL_SHEET_ID} aria-label={label} className={SQUARE}>
      <Menu size={20} aria-hidden />
    </button>
  );
}
