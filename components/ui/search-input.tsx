"use client";

import { LoaderCircle, Search, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState, useTransition } from "react";

export type SearchInputProps = { label: string; placeholder: string; value: string; clearLabel: string };

const PAUSE_MS = 250;
const MAX_LENGTH = 255;
/** Fewer letters find nearly everything, and the index cannot help; numbers and whatever is submitted are looked for all the same. */
const TYPED_FROM = 3;

function isWorthAsking(query: string): boolean {
  return query === "" || Array.from(query).length >= TYPED_FROM || /^[\d\s-]+$/.test(query);
}

function searchAddress(query: string): string {
  const url = new URL(window.location.href);
  if (query === "") url.searchParams.delete("q");
  else url.searchParams.set("q", query);
  url.searchParams.delete("page");
  return `${url.pathname}${url.search}`;
}

export function SearchInput({ label, placeholder, value, clearLabel }: SearchInputProps) {
  const router = useRouter();
  const [text, setText] = useState(value);
  const [isPending, startTransition] = useTransition();
  const asked = useRef(value);
  const input = useRef<HTMLInputElement>(null);

  const ask = useCallback(
    (query: string) => {
      if (query === asked.current) return;
      asked.current = query;
      startTransition(() => router.replace(searchAddress(query), { scroll: false }));
    },
    [router],
  );

  useEffect(() => {
    if (value !== asked.current) setText(value);
    asked.current = value;
  }, [value]);

  useEffect(() => {
    const query = text.trim();
    if (query === asked.current || !isWorthAsking(query)) return;
    const timer = setTimeout(() => ask(query), PAUSE_MS);
    // Who follows a link meanwhile has found it; the search must not take them back.
    const leave = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest("a[href]")) clearTimeout(timer);
    };
    document.addEventListener("click", leave);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("click", leave);
    };
  }, [text, ask]);

  const Mark = isPending ? LoaderCircle : Search;
  return (
    <span className="relative flex w-64 max-w-full items-center max-sm:w-full">
      <Mark
        size={14}
        className={isPending ? "hw-late absolute left-2.5 animate-spin text-muted" : "absolute left-2.5 text-muted"}
        aria-hidden
      />
      <input
        ref={input}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        name="q"
        aria-label={label}
        aria-keyshortcuts="/"
        data-hw-search=""
        autoComplete="off"
        spellCheck={false}
        maxLength={MAX_LENGTH}
        placeholder={placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && text !== "") setText("");
          if (event.key === "Enter") ask(text.trim());
        }}
        className="h-8 w-full rounded-md border border-line-strong bg-surface pr-8 pl-8 text-sm hover:border-muted focus-visible:outline-offset-0 max-sm:h-11 max-sm:text-lg"
      />
      {text !== "" && (
        <button
          type="button"
          aria-label={clearLabel}
          onClick={() => {
            setText("");
            input.current?.focus();
          }}
          className="absolute right-1 grid size-6 place-items-center rounded-sm text-muted hover:text-text max-sm:size-10"
        >
          <X size={14} aria-hidden />
        </button>
      )}
    </span>
  );
}
