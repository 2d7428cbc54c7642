"use client";

import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { type PaletteItem, paletteSearch } from "@/lib/queries/palette-queries";
import { LivePart } from "../ui/live-part";
import { FloatingPanel } from "./floating-panel";
import { matchingPages } from "./matching-pages";
import type { PageEntry, PaletteWords } from "./palette-words";

export type CommandPaletteProps = {
  searchUrl: string | undefined;
  pages: readonly PageEntry[];
  words: PaletteWords;
  onClose: () => void;
};

const WIDTH = 600;
const PAUSE_MS = 150;
const ITEM =
  "flex min-h-9 cursor-default items-center justify-between gap-4 rounded-sm px-3 py-1 text-base data-[selected=true]:bg-accent-soft max-sm:min-h-11";
const GROUP =
  "p-1.5 [&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted";

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

function byKind(items: readonly PaletteItem[]): [string, PaletteItem[]][] {
  const groups = new Map<string, PaletteItem[]>();
  for (const item of items) groups.set(item.kind, [...(groups.get(item.kind) ?? []), item]);
  return [...groups];
}

/** Several lines may lead to one address: a customer's accounts do. */
const lineKey = ({ kind, label, hint, href }: PaletteItem) => [kind, href, hint ?? label].join(" ");

function PaletteLine({ item, onOpen }: { item: PaletteItem; onOpen: (href: string) => void }) {
  const { label, hint, href } = item;
  return (
    <Command.Item value={lineKey(item)} onSelect={() => onOpen(href)} className={ITEM}>
      <span className="min-w-0 truncate">{label}</span>
      {hint && <span className="tnum shrink-0 text-xs text-muted">{hint}</span>}
    </Command.Item>
  );
}

function PaletteBody({ searchUrl, pages, words, onClose }: CommandPaletteProps) {
  const router = useRouter();
  const [text, setText] = useState("");
  const query = useSettled(text.trim());
  const found = useQuery(paletteSearch(searchUrl, query));
  const shownPages = matchingPages(pages, text);
  const items = query === "" ? [] : (found.data ?? []);
  const isEmpty = shownPages.length + items.length === 0 && !found.isFetching && query === text.trim();
  const open = (href: string) => {
    onClose();
    router.push(href);
  };
  const said = found.isError ? words.failed : isEmpty ? words.empty.replace("{query}", query) : null;
  return (
    <Command label={words.title} shouldFilter={false} loop className="flex min-h-0 flex-col">
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Search size={16} className="shrink-0 text-muted" aria-hidden />
        <Command.Input
          autoFocus
          value={text}
          onValueChange={setText}
          placeholder={words.placeholder}
          className="h-12 w-full bg-transparent text-lg outline-none"
        />
        {found.isFetching && <span className="hw-late shrink-0 text-xs text-muted">{words.searching}</span>}
      </div>
      <Command.List className="max-h-[min(420px,55dvh)] overflow-y-auto [&_[cmdk-list-sizer]]:empty:hidden">
        {byKind(items).map(([kind, group]) => (
          <Command.Group key={kind} heading={words.kinds[kind] ?? kind} className={GROUP}>
            {group.map((item) => (
              <PaletteLine key={lineKey(item)} item={item} onOpen={open} />
            ))}
          </Command.Group>
        ))}
        {shownPages.length > 0 && (
          <Command.Group heading={words.pages} className={GROUP}>
            {shownPages.map(({ label, href }) => (
              <PaletteLine key={href} item={{ kind: "page", label, hint: null, href }} onOpen={open} />
            ))}
          </Command.Group>
        )}
      </Command.List>
      {said && (
        <p role="status" className="px-4 py-4 text-sm text-muted">
          {said}
        </p>
      )}
      <p className="border-t border-line px-4 py-2 text-xs text-muted max-sm:hidden">{words.hint}</p>
    </Command>
  );
}

export function CommandPalette(props: CommandPaletteProps) {
  return (
    <FloatingPanel label={props.words.title} width={WIDTH} onClose={props.onClose} top>
      <LivePart>
        <PaletteBody {...props} />
      </LivePart>
    </FloatingPanel>
  );
}
