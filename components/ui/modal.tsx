"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, type CSSProperties, type ReactNode, useEffect, useId, useRef } from "react";
import { IconButton } from "./icon-button";

export type ModalProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  note?: ReactNode;
  footer?: ReactNode;
  children?: ReactNode;
  width: number;
  role?: "dialog" | "alertdialog";
  side?: "left" | "right";
};

/** Focus starts at the first field, else at the first button of the footer; the platform would take the closing cross. */
const FIRST_FIELD =
  "[data-hw-body] :is(input, select, textarea), dialog:not(:has([data-hw-body] :is(input, select, textarea))) footer button";

type DialogStyle = CSSProperties & { "--dialog-width": string };

/** The platform's own dialog: it keeps focus inside, makes the rest inert, closes on Esc and gives focus back. */
export function Modal({ open, onOpenChange, title, note, footer, children, width, role, side }: ModalProps) {
  const t = useTranslations("ui");
  const dialog = useRef<HTMLDialogElement>(null);
  const opener = useRef<Element | null>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (open && !element?.open) {
      opener.current = document.activeElement;
      element?.showModal();
      element?.querySelector<HTMLElement>(FIRST_FIELD)?.focus();
    }
    if (!open && element?.open) element.close();
  }, [open]);
  const style: DialogStyle = { "--dialog-width": `${width}px` };
  const attributes: ComponentProps<"dialog"> = { closedby: role === "alertdialog" ? "closerequest" : "any" };
  return (
    <dialog
      {...attributes}
      ref={dialog}
      role={role}
      aria-labelledby={`${id}-title`}
      aria-describedby={note ? `${id}-note` : undefined}
      data-side={side}
      className="hw-dialog"
      style={style}
      onClose={() => {
        if (opener.current instanceof HTMLElement) opener.current.focus();
        onOpenChange(false);
      }}
    >
      <header className="flex items-start gap-3 px-5 pt-4 pb-3">
        <div className="min-w-0 grow">
          <h2 id={`${id}-title`} className="text-lg font-medium">
            {title}
          </h2>
          {note && (
            <p id={`${id}-note`} className="mt-0.5 text-sm text-muted">
              {note}
            </p>
          )}
        </div>
        <IconButton
          label={t("close")}
          icon={<X size={16} />}
          size="sm"
          side="bottom"
          onClick={() => dialog.current?.close()}
        />
      </header>
      <div data-hw-body="" className="min-h-0 grow overflow-y-auto px-5 pb-5">
        {open && children}
      </div>
      {footer && <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{footer}</footer>}
    </dialog>
  );
}
