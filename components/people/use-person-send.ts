"use client";

import { useState } from "react";
import type { ActionAnswer } from "@/lib/domain/operations/action-answer";
import type { PersonRefusal } from "@/lib/domain/people/person-input";
import { proven } from "../proof/proven";
import type { ShownPersonRefusal } from "./person-refusal-notice";

/** Sends one change at a time, and keeps what was refused until the next is sent. */
export function usePersonSend<What extends string>() {
  const [pending, setPending] = useState<What | null>(null);
  const [refusal, setRefusal] = useState<ShownPersonRefusal | null>(null);
  const send = async <T>(what: What, call: () => Promise<ActionAnswer<T, PersonRefusal>>): Promise<T | null> => {
    if (pending !== null) return null;
    setPending(what);
    setRefusal(null);
    const answer = await proven(call).catch(() => null);
    setPending(null);
    if (answer?.ok) return answer.value;
    setRefusal(answer?.refusal ?? { code: "no-answer" });
    return null;
  };
  return { pending, refusal, send };
}
