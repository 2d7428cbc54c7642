"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { proven } from "@/components/proof/proven";
import { RefusalNotice } from "@/components/refusals/refusal-notice";
import type { AnyRefusal } from "@/components/refusals/refusal-text";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import type { ActionAnswer } from "@/lib/domain/operations/action-answer";
import type { RecordRefusal } from "@/lib/domain/operations/operation-view";

/** What a batch's service refuses: one thing, or what stands in the way of some of its operations. */
export type ApplyAnswer = ActionAnswer<
  { readonly batchId: string },
  | AnyRefusal
  | { readonly code: "batch-refused"; readonly refusals: readonly (RecordRefusal & { readonly subject: string })[] }
>;

export type TypedApplyProps = {
  count: number;
  /** Whether the number of changes has to be typed. */
  isTyped: boolean;
  label: string;
  reason: string | null;
  apply: (typed: number | null) => Promise<ApplyAnswer>;
  /** Called after every answer. */
  onAnswer: (answer: ApplyAnswer) => void;
};

const MOST_NAMED = 10;

/** The button that sends many changes; many of them are asked for by their number. */
export function TypedApply({ count, isTyped, label, reason, apply, onAnswer }: TypedApplyProps) {
  const t = useTranslations("customerImport.apply");
  const [pending, setPending] = useState(false);
  const [typed, setTyped] = useState("");
  const [answer, setAnswer] = useState<ApplyAnswer | null>(null);
  const number = /^\d+$/.test(typed.trim()) ? Number(typed) : null;
  const [isWrong, setWrong] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (pending) return;
    setWrong(isTyped && number !== count);
    if (isTyped && number !== count) return;
    setPending(true);
    const said = await proven(() => apply(number)).catch(
      (): ApplyAnswer => ({ ok: false, refusal: { code: "no-answer" } }),
    );
    setAnswer(said);
    setPending(false);
    onAnswer(said);
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      {answer && !answer.ok && <ApplyRefusals refusal={answer.refusal} />}
      {isTyped && (
        <div className="max-w-72">
          <TextField
            name="typed"
            label={t("typed", { count })}
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            error={isWrong ? t("typedWrong", { count }) : undefined}
            onChange={(event) => {
              setTyped(event.target.value);
              setWrong(false);
            }}
          />
        </div>
      )}
      <div>
        <Button type="submit" look="primary" pending={pending} reason={reason}>
          {label}
        </Button>
      </div>
    </form>
  );
}

function ApplyRefusals({ refusal }: { refusal: Exclude<ApplyAnswer, { ok: true }>["refusal"] }) {
  const t = useTranslations("customerImport.apply");
  if (refusal.code !== "batch-refused") return <RefusalNotice refusals={[refusal]} when="refused" />;
  const named = refusal.refusals.slice(0, MOST_NAMED);
  const title = t("batchRefused", {
    count: refusal.refusals.length,
    names: named.map(({ subject }) => subject).join(", "),
  });
  return <RefusalNotice refusals={named} when="refused" title={title} />;
}
