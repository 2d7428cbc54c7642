"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { Button } from "./button";
import { Modal } from "./modal";
import { Notice } from "./notice";
import { TextField } from "./text-field";

export type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  confirmLabel: string;
  onConfirm: () => void;
  danger?: boolean;
  /** What a person must type before the button works. */
  typed?: string;
  pending?: boolean;
  error?: string | null;
  children: ReactNode;
};

const WIDTH = 440;

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, confirmLabel, onConfirm, danger = false, typed, pending = false, error } = props;
  const t = useTranslations("ui");
  const formId = useId();
  const [answer, setAnswer] = useState("");
  const ask = typed === undefined ? null : t("typeToConfirm", { text: typed });
  const reason = ask !== null && answer.trim() !== typed ? ask : null;
  const change = (next: boolean) => {
    setAnswer("");
    onOpenChange(next);
  };
  const footer = (
    <>
      <Button onClick={() => change(false)}>{t("cancel")}</Button>
      <Button type="submit" form={formId} look={danger ? "danger" : "primary"} reason={reason} pending={pending}>
        {confirmLabel}
      </Button>
    </>
  );
  return (
    <Modal open={open} onOpenChange={change} title={title} footer={footer} width={WIDTH} role="alertdialog">
      <form
        id={formId}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason === null && !pending) onConfirm();
        }}
      >
        <div className="text-base">{props.children}</div>
        {ask !== null && (
          <TextField
            label={ask}
            name="answer"
            autoComplete="off"
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
          />
        )}
        {error && <Notice tone="negative">{error}</Notice>}
      </form>
    </Modal>
  );
}
