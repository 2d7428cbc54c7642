"use client";

import { Modal, type ModalProps } from "./modal";

const WIDTHS = { sm: 400, md: 520, lg: 760 } as const;

export function Dialog({
  width = "md",
  ...rest
}: Omit<ModalProps, "width" | "side"> & { width?: keyof typeof WIDTHS }) {
  return <Modal {...rest} width={WIDTHS[width]} />;
}
