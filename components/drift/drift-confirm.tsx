"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type SentChoice, UNTYPED_LIMIT } from "@/lib/domain/drift/drift-choice";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";

export interface PickedDrift {
  readonly count: number;
  readonly revertible: number;
  readonly choice: SentChoice;
}

export type DriftConfirmProps = {
  act: "adopt" | "revert";
  picked: PickedDrift;
  pending: boolean;
  onSure: (typed: string) => void | Promise<void>;
  onBack: () => void;
};

function focusOnArrival(element: HTMLButtonElement | null): void {
  element?.focus();
}

/** What will happen, in numbers; to adopt many, their number has to be typed. */
export function DriftConfirm({ act, picked, pending, onSure, onBack }: DriftConfirmProps) {
  const t = useTranslations("drift");
  const [typed, setTyped] = useState("");
  const isAdoption = act === "adopt";
  const count = isAdoption ? picked.count : picked.revertible;
  const left = picked.count - picked.revertible;
  const mustType = isAdoption && count > UNTYPED_LIMIT;
  const isTyped = !mustType || typed.trim() === String(count);
  return (
    <form
      className="basis-full"
      onKeyDown={({ key }) => key === "Escape" && onBack()}
      onSubmit={(event) => {
        event.preventDefault();
        if (isTyped && !pending) void onSure(typed);
      }}
    >
      <Notice tone={isAdoption ? "caution" : "info"} title={t(`${act}.ask`, { count })}>
        <p>{t(`${act}.does`)}</p>
        {!isAdoption && left > 0 && <p>{t("revert.left", { count: left })}</p>}
        {mustType && (
          <div className="mt-2 max-w-60">
            <TextField
              label={t("adopt.type", { count })}
              name="typed"
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          </div>
        )}
        <div className="mt-2 flex flex-wrap gap-2">
          <Button type="submit" look="primary" pending={pending} reason={isTyped ? null : t("adopt.typeFirst")}>
            {t(`${act}.sure`, { count })}
          </Button>
          <Button ref={focusOnArrival} onClick={onBack}>
            {t("adopt.back")}
          </Button>
        </div>
      </Notice>
    </form>
  );
}
