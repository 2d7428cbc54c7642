"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { clsx } from "clsx";
import { Ellipsis } from "lucide-react";
import Link from "next/link";
import type { ReactElement, ReactNode } from "react";
import { buttonLook } from "./button-look";

export type MenuAction = {
  label: string;
  icon?: ReactNode;
  href?: string;
  onSelect?: () => void;
  danger?: boolean;
  reason?: string | null;
};
export type MenuEntry = MenuAction | "line";

const ITEM =
  "flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2 py-1 text-sm no-underline outline-none select-none data-highlighted:bg-surface-hover data-disabled:text-muted max-sm:min-h-10";

function MenuEntryItem({ entry }: { entry: MenuAction }) {
  const content = (
    <>
      {entry.icon}
      <span className="min-w-0">
        {entry.label}
        {entry.reason && <span className="block text-xs text-muted">{entry.reason}</span>}
      </span>
    </>
  );
  if (entry.href && !entry.reason) {
    return (
      <Base.LinkItem closeOnClick render={<Link href={entry.href} />} className={clsx(ITEM, "text-text")}>
        {content}
      </Base.LinkItem>
    );
  }
  return (
    <Base.Item
      className={clsx(ITEM, entry.danger && !entry.reason ? "text-negative" : "text-text")}
      disabled={Boolean(entry.reason)}
      {...(entry.onSelect ? { onClick: entry.onSelect } : {})}
    >
      {content}
    </Base.Item>
  );
}

export function Menu({
  label,
  trigger,
  items,
}: {
  label: string;
  trigger?: ReactElement;
  items: readonly MenuEntry[];
}) {
  const row = (
    <button type="button" aria-label={label} className={clsx(buttonLook("plain", "sm", false), "w-7 px-0!")} />
  );
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger ?? row}>{trigger ? undefined : <Ellipsis size={16} aria-hidden />}</Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" className="z-50 outline-none">
          <Base.Popup
            aria-label={label}
            className="min-w-44 max-w-72 rounded-md border border-line bg-surface-raised p-1 text-text shadow-float outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {items.map((entry, at) =>
              entry === "line" ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity besides their place.
                <Base.Separator key={`line-${at}`} className="my-1 h-px bg-line" />
              ) : (
                <MenuEntryItem key={entry.label} entry={entry} />
              ),
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
