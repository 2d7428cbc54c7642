"use client";

import { useState } from "react";
import type { ActionAnswer } from "@/lib/domain/operations/action-answer";
import type { FactorRefusal } from "@/lib/domain/people/own-factor-input";
import { proven } from "../proof/proven";
import type { ShownFactorRefusal } from "./factor-refusal-notice";

/** Sends one thing at a time, and keeps what was refused until the next is sent. */
export function useFactorSend() {
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<ShownFactorRefusal | null>(null);
  const send = async <T>(call: () => Promise<ActionAnswer<T, FactorRefusal>>): Promise<{ value: T } | null> => {
    if (isPending) return null;
    setPending(true);
    setRefusal(null);
    const answer = await proven(call).catch(() => null);
    setPending(false);
    if (answer?.ok) return { value: answer.value };
    setRefusal(answer?.refusal ?? { code: "no-answer" });
    return null;
  };
  return { isPending, refusal, send };
}
