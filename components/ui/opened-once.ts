"use client";

import { useEffect, useId, useState } from "react";

/** A popover is filled when first opened: until then neither server nor page spends anything on what is in it. */
export function useOpenedOnce(): { id: string; isFilled: boolean; onBeforeToggle: () => void } {
  const id = useId();
  const [isFilled, setFilled] = useState(false);
  useEffect(() => {
    // It may have been opened before this page came alive.
    if (document.getElementById(id)?.matches(":popover-open")) setFilled(true);
  }, [id]);
  return { id, isFilled, onBeforeToggle: () => setFilled(true) };
}
