"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { applyBulkEditAction } from "@/lib/actions/customer-import-actions";
import { TypedApply } from "./typed-apply";

export type BulkApplyProps = {
  count: number;
  isTyped: boolean;
  mark: string;
  params: string;
  reason: string | null;
};

/** Sends the edit that is previewed below, and goes to where its progress is. */
export function BulkApply({ count, isTyped, mark, params, reason }: BulkApplyProps) {
  const t = useTranslations("customerImport.apply");
  const router = useRouter();
  const [batchId] = useState(() => crypto.randomUUID());
  return (
    <TypedApply
      count={count}
      isTyped={isTyped}
      label={t("submit", { count })}
      reason={count === 0 ? t("nothing") : reason}
      apply={(typed) => applyBulkEditAction({ batchId, params, mark, typed })}
      onAnswer={(answer) => (answer.ok ? router.push(`/activity/batches/${batchId}`) : router.refresh())}
    />
  );
}
