"use client";

import { useState } from "react";
import { Button } from "./button";

export type AskedTwiceProps = {
  /** What is asked for first, what confirms it, and what goes back. */
  labels: { readonly ask: string; readonly sure: string; readonly back: string };
  reason?: string | null;
  pending: boolean;
  onSure: () => void | Promise<void>;
};

type Step = "first" | "asked" | "again";

function focusOnArrival(button: HTMLButtonElement | null): void {
  button?.focus();
}

/** A button for what cannot be taken back: it asks once more, with the way back in focus. Escape goes back too. */
export function AskedTwice({ labels, reason = null, pending, onSure }: AskedTwiceProps) {
  const [step, setStep] = useState<Step>("first");
  const goBack = () => setStep("again");
  const confirm = async () => {
    await onSure();
    goBack();
  };
  if (step !== "asked") {
    const ref = step === "again" ? focusOnArrival : null;
    return (
      <Button key="ask" ref={ref} size="sm" reason={reason} onClick={() => setStep("asked")}>
        {labels.ask}
      </Button>
    );
  }
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Button size="sm" look="danger" pending={pending} onClick={confirm}>
        {labels.sure}
      </Button>
      <Button ref={focusOnArrival} size="sm" onClick={goBack} onKeyDown={({ key }) => key === "Escape" && goBack()}>
        {labels.back}
      </Button>
    </span>
  );
}
