"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";

const SHOWN_MS = 1500;

export function CopyButton({ text, label, copiedLabel }: { text: string; label: string; copiedLabel: string }) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const Mark = isCopied ? Check : Copy;
  return (
    <button
      type="button"
      data-hw-copy=""
      aria-label={isCopied ? copiedLabel : label}
      title={isCopied ? copiedLabel : label}
      onClick={() => navigator.clipboard.writeText(text).then(() => setCopied(true))}
      className="grid size-6 shrink-0 place-items-center rounded-sm text-muted hover:bg-surface-press hover:text-text focus-visible:opacity-100 max-sm:size-10 sm:opacity-0 sm:group-hover/copy:opacity-100 sm:group-focus-within/copy:opacity-100 [tr:hover_&]:opacity-100"
    >
      <Mark size={13} aria-hidden />
      <span role="status" className="sr-only">
        {isCopied ? copiedLabel : ""}
      </span>
    </button>
  );
}
