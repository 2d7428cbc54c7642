"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { LivePart } from "@/components/ui/live-part";
import { isSettled } from "@/lib/domain/operations/operation";
import type { OperationView } from "@/lib/domain/operations/operation-view";
import { operationStatus } from "@/lib/queries/operation-queries";
import { OperationNotice } from "./operation-notice";

export type OperationLiveProps = {
  operation: OperationView;
  isHere?: boolean;
  /** Told once, when the operation is over; the page is read again by then. */
  onSettled?: (settled: OperationView) => void;
  /** Stands in for the notice until it is over, where the page shows that elsewhere already. */
  meanwhile?: ReactNode;
};

/** One operation, watched until it is over. Needs the words of "operations" and "refusals" around it. */
export function OperationLive(props: OperationLiveProps) {
  return (
    <LivePart>
      <OperationWatch key={props.operation.id} {...props} />
    </LivePart>
  );
}

function OperationWatch({ operation, isHere = false, onSettled }: OperationLiveProps) {
  const t = useTranslations("operations");
  const router = useRouter();
  const { data, isError } = useQuery(operationStatus(operation));
  const wasOpen = useRef(!isSettled(operation.state));
  useEffect(() => {
    const isOver = isSettled(data.state);
    if (!isOver) wasOpen.current = true;
    if (!isOver || !wasOpen.current) return;
    wasOpen.current = false;
    router.refresh();
    onSettled?.(data);
  }, [data, onSettled, router]);
  return (
    <div aria-live="polite">
      <OperationNotice operation={data} isHere={isHere} />
      {isError && <p className="mt-1 text-xs text-muted">{t("unwatched")}</p>}
    </div>
  );
}
