"use client";

import { useEffect, useState } from "react";
import type { Locale } from "@/components/words/locale";
import { formatAge } from "./format-age";

const REFRESH_MS = 30_000;

export type AgeTextProps = { since: string; initial: string; locale: Locale; justNow: string };

/**
 * The first paint repeats the server's words; only afterwards does the browser's clock speak. Inside a client component
 * both work them out, and a full minute may pass between the two: hence another element once the browser speaks.
 */
export function AgeText({ since, initial, locale, justNow }: AgeTextProps) {
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    const tell = () => setText(formatAge({ since, now: new Date(), locale, justNow }));
    tell();
    const timer = setInterval(tell, REFRESH_MS);
    return () => clearInterval(timer);
  }, [since, locale, justNow]);
  return (
    <span key={text === null ? "server" : "browser"} suppressHydrationWarning>
      {text ?? initial}
    </span>
  );
}
