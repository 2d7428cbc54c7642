"use client";

import { Modal, type ModalProps } from "./modal";

const SHEET_WIDTH = 480;

export function Sheet({ side = "right", ...rest }: Omit<ModalProps, "width" | "role">) {
  return <Modal {...rest} side={side} width={SHEET_WIDTH} />;
}
