"use client";

import { type CSSProperties, type ReactNode, useEffect, useRef } from "react";

type PanelStyle = CSSProperties & { "--dialog-width": string };
export type FloatingPanelProps = {
  label: string;
  width: number;
  onClose: () => void;
  children: ReactNode;
  top?: boolean;
};

/** Open for as long as it is mounted; focus goes back where it came from. */
export function FloatingPanel({ label, width, onClose, children, top = false }: FloatingPanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (!element?.open) element?.showModal();
    // The platform would focus the first box that can take it, not the field one came for.
    element?.querySelector("input")?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const style: PanelStyle = { "--dialog-width": `${width}px` };
  return (
    <dialog
      ref={dialog}
      closedby="any"
      aria-label={label}
      data-top={top ? "" : undefined}
      className="hw-dialog"
      style={style}
      onClose={onClose}
    >
      {children}
    </dialog>
  );
}
