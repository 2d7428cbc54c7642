"use client";

import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import Link from "next/link";
import { useEffect } from "react";
import { Status } from "./status";
import { deliverTo, type ToastText } from "./toast-store";

const STAY_MS = 6000;

function ToastList({ dismissLabel }: { dismissLabel: string }) {
  const { toasts, add } = Toast.useToastManager<ToastText>();
  useEffect(
    () =>
      deliverTo((text) =>
        add({
          title: text.title,
          data: text,
          priority: text.tone === "negative" ? "high" : "low",
          timeout: text.tone === "negative" || text.href ? 0 : STAY_MS,
        }),
      ),
    [add],
  );
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="flex w-full items-start gap-3 rounded-md border border-line bg-surface-raised px-3 py-2.5 text-sm shadow-float transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0"
    >
      <Toast.Content className="min-w-0 grow">
        <Toast.Title render={<p />} className="font-medium">
          <Status tone={toast.data?.tone ?? "positive"}>{toast.title}</Status>
        </Toast.Title>
        {toast.data?.note && <Toast.Description className="pl-5 text-muted">{toast.data.note}</Toast.Description>}
        {toast.data?.href && (
          <Link href={toast.data.href} className="ml-5 text-accent underline underline-offset-2">
            {toast.data.hrefLabel ?? toast.data.href}
          </Link>
        )}
      </Toast.Content>
      <Toast.Close
        aria-label={dismissLabel}
        className="grid size-6 place-items-center rounded-sm text-muted hover:text-text max-sm:size-10"
      >
        <X size={14} aria-hidden />
      </Toast.Close>
    </Toast.Root>
  ));
}

export function ToastViewport({ label, dismissLabel }: { label: string; dismissLabel: string }) {
  return (
    <Toast.Provider limit={4}>
      <Toast.Portal>
        <Toast.Viewport
          aria-label={label}
          className="fixed right-4 bottom-4 z-50 flex w-90 max-w-[calc(100vw-32px)] flex-col gap-2 outline-none"
        >
          <ToastList dismissLabel={dismissLabel} />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}
