"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "../ui/text-field";

export type CodeFieldProps = {
  name?: string;
  error?: string | undefined;
  /** Whether a recovery code may stand in for one of the app. */
  mayRecover?: boolean;
};

/** A code of the app, in focus where it appears. Needs the words of "proof". */
export function CodeField({ name = "code", error, mayRecover = true }: CodeFieldProps) {
  const t = useTranslations("proof.code");
  const [isRecovery, setRecovery] = useState(false);
  const kind = isRecovery ? "recovery" : "app";
  return (
    <div className="flex flex-col items-start gap-1.5">
      <div className="w-full">
        <TextField
          key={kind}
          label={t(`${kind}.label`)}
          hint={t(`${kind}.hint`)}
          name={name}
          inputMode={isRecovery ? "text" : "numeric"}
          autoComplete={isRecovery ? "off" : "one-time-code"}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={isRecovery ? 60 : 12}
          mono
          autoFocus
          error={error}
        />
      </div>
      {mayRecover && (
        <button
          type="button"
          onClick={() => setRecovery(!isRecovery)}
          className="cursor-pointer text-sm underline underline-offset-2 max-sm:min-h-10"
        >
          {t(`${kind}.other`)}
        </button>
      )}
    </div>
  );
}
