"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const MS = 1000;
const GIVEN_UP_AFTER_S = 600;

/** Asks for the page anew while something behind it is under way and somebody looks; ten minutes at most. */
export function RefreshWhile({ active, everySeconds = 3 }: { active: boolean; everySeconds?: number }) {
  const router = useRouter();
  useEffect(() => {
    if (!active) return;
    const end = Date.now() + GIVEN_UP_AFTER_S * MS;
    const timer = setInterval(() => {
      if (Date.now() > end) clearInterval(timer);
      else if (document.visibilityState === "visible") router.refresh();
    }, everySeconds * MS);
    return () => clearInterval(timer);
  }, [active, everySeconds, router]);
  return null;
}
