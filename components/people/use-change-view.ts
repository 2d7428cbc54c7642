"use client";

import { useState } from "react";
import { showToast } from "../ui/toast-store";

export type ViewFailed = { title: string; note: string };

/** Whose pages are read changes: what was read is forgotten and the page left for good, so that nothing of it stays. */
export function useChangeView(failed: ViewFailed) {
  const [isPending, setPending] = useState(false);
  const changeView = async (call: () => Promise<{ ok: boolean }>, next: string) => {
    if (isPending) return;
    setPending(true);
    const answer = await call().catch(() => ({ ok: false }));
    if (answer.ok) {
      (await import("../ui/live-part")).forgetLiveData();
      window.location.assign(next);
      return;
    }
    setPending(false);
    showToast({ ...failed, tone: "negative" });
  };
  return { isPending, changeView };
}
