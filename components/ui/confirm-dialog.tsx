"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
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
  const [answer, setAnswer] = useState("");
  const ask = typed === undefined ? null : t("typeToConfirm", { text: typed });
  const reason = ask !== null && answer.trim() !== typed ? ask : null;
  const confirm = () => {
    if (reason === null && !pending) onConfirm();
  };
  const change = (next: boolean) => {
    setAnswer("");
    onOpenChange(next);
  };
  const footer = (
    <>
      <Button onClick={() => change(false)}>{t("cancel")}</Button>
      <Button look={danger ? "danger" : "primary"} reason={reason} pending={pending} onClick={confirm}>
        {confirmLabel}
      </Button>
    </>
  );
  return (
    <Modal open={open} onOpenChange={change} title={title} footer={footer} width={WIDTH} role="alertdialog">
      <div className="flex flex-col gap-4">
        <div className="text-base">{props.children}</div>
        {ask !== null && (
          <TextField
            label={ask}
            name="answer"
            autoComplete="off"
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
            onKeyDown={(event) => {
              // Not a form of its own: a dialog may stand inside one, and that one must not be submitted.
              if (event.key !== "Enter") return;
              event.preventDefault();
              confirm();
            }}
          />
        )}
        {error && <Notice tone="negative">{error}</Notice>}
      </div>
    </Modal>
  );
}
