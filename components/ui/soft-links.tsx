"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";

/**
 * Lists hold hundreds of links. As plain anchors they cost the server and the page next to nothing; one listener here
 * makes those marked so change the page without a reload. Forms that only look something up are marked alike.
 */
export function SoftLinks() {
  const router = useRouter();
  useEffect(() => {
    const go = (address: string, stays: boolean) => startTransition(() => router.push(address, { scroll: !stays }));
    const follow = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest("a[data-hw-soft]") : null;
      if (!(link instanceof HTMLAnchorElement) || link.origin !== window.location.origin) return;
      event.preventDefault();
      go(`${link.pathname}${link.search}`, link.dataset.hwSoft === "stay");
    };
    const ask = (event: SubmitEvent) => {
      const form = event.target;
      if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.dataset.hwSoft === undefined) return;
      event.preventDefault();
      go(addressOf(form), true);
    };
    document.addEventListener("click", follow);
    document.addEventListener("submit", ask);
    return () => {
      document.removeEventListener("click", follow);
      document.removeEventListener("submit", ask);
    };
  }, [router]);
  return null;
}

/** What the browser itself would ask for, without the fields left empty. */
function addressOf(form: HTMLFormElement): string {
  const { pathname } = new URL(form.action);
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === "string" && value !== "") params.append(name, value);
  return params.size === 0 ? pathname : `${pathname}?${params}`;
}
