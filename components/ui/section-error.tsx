"use client";

import { RotateCw, Unplug } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useTransition } from "react";
import { Button } from "./button";

export type SectionErrorProps = {
  title: string;
  note?: ReactNode;
  reference?: string | null;
  retryLabel: string;
  onRetry?: () => void;
};

/** One part of a page failed; the rest stands. Without `onRetry` the page's data is asked for again. */
export function SectionError({ title, note, reference, retryLabel, onRetry }: SectionErrorProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  return (
    <div role="alert" className="flex flex-wrap items-start gap-x-4 gap-y-3 rounded-md border border-line px-4 py-3">
      <Unplug size={16} className="mt-0.5 shrink-0 text-negative" aria-hidden />
      <div className="min-w-0 grow basis-60">
        <p className="font-medium">{title}</p>
        {note && <p className="text-sm text-muted">{note}</p>}
        {reference && <p className="font-mono text-xs text-muted">{reference}</p>}
      </div>
      <Button
        size="sm"
        icon={<RotateCw size={14} aria-hidden />}
        pending={isPending}
        onClick={() => startTransition(() => (onRetry ? onRetry() : router.refresh()))}
      >
        {retryLabel}
      </Button>
    </div>
  );
}
